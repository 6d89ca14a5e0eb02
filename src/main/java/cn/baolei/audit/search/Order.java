package cn.baolei.audit.search;

import java.util.Arrays;
import java.util.Optional;

/** By what a list is sorted; each column has an index that gives its order. */
enum Order {

    STARTED("started", "发起时间", "instance.started_at"),
    ENDED("ended", "办结时间", "instance.ended_at"),
    NUMBER("number", "案号", "instance.case_number"),
    PROCESS("process", "流程", "instance.process"),
    ORGANISATION("organisation", "单位", "instance.organisation");

    private final String word;
    private final String label;
    private final String column;

    Order(String word, String label, String column) {
        this.word = word;
        this.label = label;
        this.column = column;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    static Optional<Order> ofWord(String word) {
        return Arrays.stream(values()).filter(order -> order.word.equals(word)).findFirst();
    }

    /** Among equals the latest first, or last. */
    String sql(boolean descending) {
        String way = descending ? " desc" : " asc";
        String then = this == STARTED ? "" : ", instance.started_at" + way;
        return column + way + then + ", instance.instance" + way;
    }
}
