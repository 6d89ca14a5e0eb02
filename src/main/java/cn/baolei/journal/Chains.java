package cn.baolei.journal;

import cn.baolei.engine.HistoryJournal;

/** How the chains of the journal are called. Whatever belongs to a case is in the chain of the case. */
public final class Chains {

    /** Before the number of a case. */
    public static final String CASE = "case:";
    /** Before the id of a root instance that belongs to no case. */
    public static final String INSTANCE = HistoryJournal.WITHOUT_CASE;

    public static final String DEPLOYMENTS = "deployments";
    public static final String ORGANISATIONS = "organisations";
    /** What administrators did in the engine that belongs to no instance. */
    public static final String OPERATIONS = "operations";
    /** Of no case. */
    public static final String NOTIFICATIONS = "notifications";
    /** Nights of the clean-up. */
    public static final String RETENTION = "retention";
    /** Of the journal itself: its keys. */
    public static final String JOURNAL = "journal";

    private Chains() {
    }

    /** @param caseNumber as it is kept everywhere: of what belongs to no case, {@code instance:<root instance id>} */
    public static String ofCase(String caseNumber) {
        return caseNumber.startsWith(INSTANCE) ? caseNumber : CASE + caseNumber;
    }

    /** Where nothing names a case, but perhaps something does. @param caseNumber may be null */
    public static String ofCaseOr(String caseNumber, String otherwise) {
        return caseNumber == null ? otherwise : ofCase(caseNumber);
    }
}
