package cn.baolei.clue;

import java.util.Arrays;

/** What an official reads for the rule that found a clue. */
public enum ClueLabel {

    LATE("late", "迟报"),
    OMITTED("omitted", "漏报"),
    CONCEALED("concealed", "瞒报"),
    INFLATED("inflated", "虚报、假报"),
    OVERDUE("overdue", "逾期未办"),
    ROLL_CALL("roll-call", "值班点名无应答"),
    RUMOUR("rumour", "造谣传谣"),
    PLEDGE("pledge", "违背承诺"),
    BY_HAND("by-hand", "人工登记");

    private final String rule;
    private final String label;

    ClueLabel(String rule, String label) {
        this.rule = rule;
        this.label = label;
    }

    /** The word used in diagrams. */
    public String rule() {
        return rule;
    }

    /** What an official reads. */
    public String label() {
        return label;
    }

    /** A rule that has no word of its own is {@code 其他}. */
    public static String of(String rule) {
        return Arrays.stream(values()).filter(one -> one.rule.equals(rule)).map(one -> one.label).findFirst().orElse("其他");
    }
}
