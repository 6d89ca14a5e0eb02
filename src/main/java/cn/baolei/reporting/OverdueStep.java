package cn.baolei.reporting;

import java.util.Arrays;

/** What a level failed to do in time. */
enum OverdueStep {

    RECEIPT("receipt", "逾时未签收"),
    REVIEW("review", "已签收，逾时未审核上报");

    private final String code;
    private final String reason;

    OverdueStep(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** What stands in the record of the skip. */
    String reason() {
        return reason;
    }

    static OverdueStep ofCode(String code) {
        return Arrays.stream(values()).filter(step -> step.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown overdue step: " + code));
    }
}
