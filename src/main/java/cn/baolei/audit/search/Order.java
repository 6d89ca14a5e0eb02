package cn.baolei.audit.search;

import java.util.Arrays;
import java.util.Optional;

/** By what a list is sorted; each column has an index that gives its order. */
enum Order {

    STARTED("started", "发起时间", "instance.start_time_"),
    ENDED("ended", "办结时间", "instance.end_time_"),
    NUMBER("number", "案号", "instance.business_key_"),
    PROCESS("process", "流程", "instance.proc_def_key_"),
    ORGANISATION("organisation", "单位", "instance.tenant_id_");

    private final String word;
    private final String label;
    private final String column;

    Order(String word, String label, String column) {
        this.word = word;
        this.label = label;
        this.column = column;
    }

    String word() {
        return word;
    }

    String label() {
        return label;
    }

    static Optional<Order> ofWord(String word) {
        return Arrays.stream(values()).filter(order -> order.word.equals(word)).findFirst();
    }

    /** Among equals the latest first, or last. */
    String sql(boolean descending) {
        String way = descending ? " desc" : " asc";
        String then = this == STARTED ? "" : ", instance.start_time_" + way;
        return column + way + then + ", instance.proc_inst_id_" + way;
    }
}
