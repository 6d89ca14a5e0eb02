package cn.baolei.leave;

import java.util.Arrays;
import java.util.Optional;

/** Why somebody's work is done by another for a while. */
enum LeaveKind {

    LEAVE("leave", "请假"),
    OUT("out", "外出"),
    /** Not away, but another does the work; so there must be another. */
    DELEGATION("delegation", "委托");

    private final String code;
    private final String label;

    LeaveKind(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The word used in the database, forms and REST. */
    public String code() {
        return code;
    }

    /** What an official reads. */
    public String label() {
        return label;
    }

    static Optional<LeaveKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
