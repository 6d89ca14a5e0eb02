package cn.baolei.verification;

import cn.baolei.engine.OfficialTime;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What a verification has looked at and found.
 *
 * @param subject   "case:<number>", or "journal" for the whole
 * @param checkedAt when
 * @param entries   how many entries were read
 * @param chains    in how many chains
 * @param seals     how many seals were read
 * @param newest    number of the newest seal, null where there is none
 * @param newestAt  when that was made
 * @param key       fingerprint (SHA-256 of the X.509 form) of the key that signed, null where there is no seal
 * @param found     how many findings there are; {@code findings} keeps the first of them
 * @param notes     in Chinese: what could not be excluded, and what follows from the findings
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Report(String subject, Instant checkedAt, long entries, long chains, long seals, Long newest, Instant newestAt, String key,
                     long found, List<Finding> findings, List<String> notes) {

    /** The subject where everything is meant. */
    public static final String JOURNAL = "journal";

    @JsonProperty("whole")
    public boolean whole() {
        return found == 0;
    }

    /** The result in one Chinese sentence. */
    public String verdict() {
        return whole() ? "未发现问题：记录完整，与签名一致。" : "发现 " + found + " 处问题。";
    }

    /** What is verified, in Chinese. @param subject as of a report */
    public static String nameOf(String subject) {
        return subject.equals(JOURNAL) ? "整个日志" : ChainNames.words(subject).strip();
    }

    /** How much was looked at, in Chinese. */
    public String scope() {
        return entries + " 条记录，" + (subject.equals(JOURNAL) ? chains + " 条记录链，" : "") + seals + " 个封签"
                + (newest == null ? "" : "（最新为第 " + newest + " 号，" + OfficialTime.minute(newestAt) + "）");
    }
}
