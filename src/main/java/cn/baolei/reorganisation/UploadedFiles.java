package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationFiles;
import cn.baolei.organisation.OrganisationFiles.SourceFile;
import cn.baolei.sheet.UnreadableSheet;
import java.io.IOException;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** Either one workbook or the three CSV files, as they were sent; any of the parameters may be null. */
final class UploadedFiles {

    private UploadedFiles() {
    }

    /** @throws Refusal when neither the workbook nor all three files are there, or the workbook cannot be read */
    static OrganisationFiles of(MultipartFile workbook, MultipartFile organisations, MultipartFile posts, MultipartFile users) throws IOException {
        if (isSent(workbook)) {
            try {
                return WorkbookFiles.read(workbook.getBytes());
            } catch (UnreadableSheet unreadable) {
                throw new Refusal(unreadable.getMessage());
            }
        }
        if (!List.of(isSent(organisations), isSent(posts), isSent(users)).equals(List.of(true, true, true))) {
            throw new Refusal("请选择一个 .xlsx 工作簿，或者同时选择组织、岗位、人员三个 CSV 文件");
        }
        return new OrganisationFiles(file(organisations), file(posts), file(users));
    }

    private static SourceFile file(MultipartFile sent) throws IOException {
        return new SourceFile(sent.getOriginalFilename() == null ? sent.getName() : sent.getOriginalFilename(), sent.getBytes());
    }

    private static boolean isSent(MultipartFile file) {
        return file != null && !file.isEmpty();
    }
}
