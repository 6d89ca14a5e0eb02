package cn.baolei.reporting;

import java.util.Arrays;

/** What the decision table {@code report-integrity} can find (notice, clause 2-7). */
enum Fault {

    LATE("late", "迟报"),
    OMITTED("omitted", "漏报"),
    INFLATED("inflated", "虚报");

    private final String code;
    private final String label;

    Fault(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    String label() {
        return label;
    }

    static Fault ofCode(String code) {
        return Arrays.stream(values()).filter(fault -> fault.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown fault: " + code));
    }
}
