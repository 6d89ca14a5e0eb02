package cn.baolei.screening;

import java.util.Arrays;
import java.util.Optional;

/** What was found on a person; the words of the list. */
enum Health {

    NORMAL("normal", "正常"),
    FEVER("fever", "发热"),
    RESPIRATORY("respiratory", "咳嗽气促"),
    /** Stayed where the disease spreads, or was with somebody who had it. */
    EXPOSED("exposed", "有接触史"),
    OTHER("other", "其他不适");

    private final String code;
    private final String label;

    Health(String code, String label) {
        this.code = code;
        this.label = label;
    }

    String code() {
        return code;
    }

    public String label() {
        return label;
    }

    static Health ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst().orElseThrow();
    }

    static Optional<Health> ofLabel(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }
}
