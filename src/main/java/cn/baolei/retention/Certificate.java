package cn.baolei.retention;

import java.time.Instant;
import java.util.Map;

/**
 * 销毁证明.
 *
 * @param number           as printed, e.g. 堡垒销〔2030〕12号
 * @param kind             {@code protected-fields} or {@code history}
 * @param organisationName as it was called when the case began
 * @param destroyed        how much of what: keys of protected fields, or rows by table
 * @param rule             by which it was destroyed, in Chinese
 * @param by               who did it, as named that day
 * @param sha256           of {@link #body} in UTF-8, in hexadecimal
 * @param body             the certificate as JSON
 */
record Certificate(int year, int ordinal, String number, String kind, String caseNumber, String process, String title, String organisationName,
                   Map<String, Long> destroyed, String rule, String by, Instant at, String sha256, String body) {

    static final String FIELDS = "protected-fields";
    static final String HISTORY = "history";

    /** In addresses. */
    public String id() {
        return year + "-" + ordinal;
    }

    public String kindInChinese() {
        return kind.equals(FIELDS) ? "受保护信息" : "办理记录";
    }
}
