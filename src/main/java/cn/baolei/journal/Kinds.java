package cn.baolei.journal;

import java.util.Set;

/** What an entry may be of. Whoever has something new to record adds a word here and to docs/journal.md. */
public final class Kinds {

    // What the engine writes into its history; the fact "event" says what became of it.
    public static final String PROCESS_INSTANCE = "process-instance";
    public static final String ACTIVITY = "activity";
    public static final String TASK = "task";
    public static final String VARIABLE = "variable";
    public static final String FORM_FIELD = "form-field";
    public static final String DECISION = "decision";
    public static final String IDENTITY_LINK = "identity-link";
    public static final String INCIDENT = "incident";
    public static final String JOB = "job";
    public static final String EXTERNAL_TASK = "external-task";
    public static final String BATCH = "batch";
    public static final String OPERATION = "operation";

    public static final String DEPLOYMENT = "deployment";
    public static final String MIGRATION = "migration";
    public static final String REORGANISATION = "reorganisation";
    public static final String ROSTER = "roster";
    public static final String NOTIFICATION = "notification";
    public static final String ROUTING = "routing";
    public static final String RECUSAL = "recusal";
    public static final String TASK_ACTION = "task-action";
    public static final String PROTECTED_READ = "protected-read";
    public static final String ERASURE = "erasure";
    public static final String RETENTION = "retention";
    public static final String HOLD = "hold";
    public static final String EXPORT = "export";
    public static final String KEY = "key";

    static final Set<String> ALL = Set.of(PROCESS_INSTANCE, ACTIVITY, TASK, VARIABLE, FORM_FIELD, DECISION, IDENTITY_LINK, INCIDENT, JOB,
            EXTERNAL_TASK, BATCH, OPERATION, DEPLOYMENT, MIGRATION, REORGANISATION, ROSTER, NOTIFICATION, ROUTING, RECUSAL, TASK_ACTION,
            PROTECTED_READ, ERASURE, RETENTION, HOLD, EXPORT, KEY);

    private Kinds() {
    }
}
