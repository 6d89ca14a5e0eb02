package cn.baolei.screening;

import java.util.Arrays;

/** How an organisation has answered. */
enum Outcome {

    REGISTERED("registered", "已报送"),
    /** Everybody was screened, nothing was found, and somebody says so. */
    ZERO("zero", "零报告");

    private final String code;
    private final String label;

    Outcome(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** Null for null: no answer yet. */
    static Outcome ofCode(String code) {
        return code == null ? null : Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
    }
}
