package cn.baolei.routing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** 请假、外出、委托: who is away at this moment and who acts for them. */
public interface Absences {

    /**
     * @param officials user ids
     * @return those of them who are away, each with whoever acts for them; empty where nobody was named
     */
    Map<String, Optional<String>> away(Collection<String> officials);

    /** For whom an official acts at this moment. */
    Set<String> representedBy(String substitute);

    /** Somebody's absence has begun or is over. Published in the transaction that says so. */
    record Changed(String official, Optional<String> substitute) {
    }
}
