package cn.baolei.screening;

import java.util.Arrays;
import java.util.Optional;

/** Whether a person has left the province. */
enum Travel {

    NONE("none", "未出省"),
    AWAY("away", "在省外"),
    RETURNED("returned", "已返回");

    private final String code;
    private final String label;

    Travel(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    public String label() {
        return label;
    }

    static Travel ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
    }

    static Optional<Travel> ofLabel(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }
}
