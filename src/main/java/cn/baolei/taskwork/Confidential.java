package cn.baolei.taskwork;

import java.util.Set;

/** Procedures about officials themselves: who works on such a case is nobody else's business, not even 书记's. */
public final class Confidential {

    /** Process keys. */
    public static final Set<String> PROCESSES = Set.of("accountability", "cadre-assessment");

    private Confidential() {
    }
}
