package cn.baolei.journal;

import java.util.Map;

/** Where every fact that must be provable years later is written down, in the transaction in which it becomes one. */
public interface Journal {

    /**
     * Adds an entry to a chain. It is written just before the running transaction commits, and not at all when that is rolled back.
     *
     * @param chain see {@link Chains}
     * @param kind  one of {@link Kinds}
     * @param facts texts, whole numbers, Booleans, times, lists and maps of these, and null; nothing protected in clear
     * @throws IllegalArgumentException when the kind is none, or a fact is of another type
     * @throws IllegalStateException    when no transaction is running
     */
    void record(String chain, String kind, Map<String, ?> facts);
}
