package cn.baolei.reporting;

import java.util.Arrays;

/** What a report is within a case. */
public enum ReportKind {

    FIRST("first", "首报"),
    FOLLOW_UP("follow-up", "续报"),
    FINAL("final", "终报"),
    /** Corrects the figures of a report already sent; a report of its own. */
    CORRECTION("correction", "订正");

    private final String code;
    private final String label;

    ReportKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    static ReportKind ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown kind of report: " + code));
    }
}
