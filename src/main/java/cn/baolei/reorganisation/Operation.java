package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Roster;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One administrative operation as it is asked for; {@code kind} tells them apart in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Rename.class, name = "rename"), @JsonSubTypes.Type(value = Move.class, name = "move"),
        @JsonSubTypes.Type(value = Merge.class, name = "merge"), @JsonSubTypes.Type(value = Split.class, name = "split"),
        @JsonSubTypes.Type(value = Transfer.class, name = "transfer")})
sealed interface Operation permits Rename, Move, Merge, Split, Transfer {

    /** @throws Refusal when the operation cannot be done on this roster; further faults are found by {@code RosterCheck} */
    Plan plan(Roster current);

    /** The word for the record. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
}
