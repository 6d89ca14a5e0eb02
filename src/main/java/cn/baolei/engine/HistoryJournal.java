package cn.baolei.engine;

import java.util.Map;

/** Told of everything that the engine writes into its history, in its transaction and once the rows are written. */
public interface HistoryJournal {

    /** Before the root instance's id where an instance belongs to no case. */
    String WITHOUT_CASE = "instance:";

    enum Kind {
        PROCESS_INSTANCE, ACTIVITY, TASK, VARIABLE, FORM_FIELD, DECISION, IDENTITY_LINK, INCIDENT, JOB, EXTERNAL_TASK, BATCH, OPERATION
    }

    /**
     * @param caseNumber of the case it belongs to, {@link #WITHOUT_CASE} and the root instance's id where that has none; null when it belongs to no instance
     * @param facts      what went into the row, as the row has it: protected values sealed. Nothing is in it that is empty
     */
    void written(Kind kind, String caseNumber, Map<String, Object> facts);
}
