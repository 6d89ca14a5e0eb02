package cn.baolei.organisation;

import java.util.List;
import java.util.stream.Collectors;

/** The files contradict themselves or cannot be read; nothing of them was taken over. Carries every finding, not only the first. */
public class OrganisationFilesRefused extends RuntimeException {

    private final transient List<Finding> findings;

    public OrganisationFilesRefused(List<Finding> findings) {
        super(findings.stream().map(Finding::toString)
                .collect(Collectors.joining("\n", "组织机构文件有 " + findings.size() + " 处错误，未作任何更改：\n", "")));
        this.findings = List.copyOf(findings);
    }

    /** In the order organisations, posts, users and within a file by line. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * @param line   counted from 1, the header line included; 0 when the whole file is meant
     * @param reason in Chinese, for the person who keeps the file
     */
    public record Finding(String file, long line, String reason) {

        @Override
        public String toString() {
            return line == 0 ? file + "：" + reason : file + " 第 " + line + " 行：" + reason;
        }
    }
}
