package cn.baolei.notification;

import static cn.baolei.notification.Parameter.DEADLINE;
import static cn.baolei.notification.Parameter.LEVEL;
import static cn.baolei.notification.Parameter.ROLE;
import static cn.baolei.notification.Parameter.STEP;

import java.util.Arrays;
import java.util.Set;

/** Every template there is, with the parameters it takes beside the organisation and the case number. */
public enum Template {

    SUSPECTED_CASE_FOUND("suspected-case-found", STEP),
    TASK_ASSIGNED("task-assigned", STEP, ROLE, DEADLINE),
    TASK_REMINDER("task-reminder", STEP, ROLE, DEADLINE),
    TASK_OVERDUE("task-overdue", STEP, ROLE, DEADLINE),
    TASK_SUPERVISED("task-supervised", STEP, ROLE, DEADLINE),
    REPORT_SENT_UP("report-sent-up", STEP, LEVEL),
    REPORT_ACKNOWLEDGED("report-acknowledged", STEP, LEVEL),
    REPORT_RETURNED("report-returned", STEP, LEVEL),
    REPORT_CONCLUDED("report-concluded", STEP, LEVEL),
    LEVEL_SKIPPED("level-skipped", STEP, LEVEL),
    ISOLATION_RELEASED("isolation-released", STEP),
    CONTACTS_HANDED_OVER("contacts-handed-over", STEP, LEVEL),
    CONTACTS_OUTCOME("contacts-outcome", STEP, LEVEL),
    MISSED_READING("missed-reading", STEP),
    TASK_HANDED_OVER("task-handed-over", STEP),
    TASK_COUNTERSIGN("task-countersign", STEP),
    TASK_COUNTERSIGNED("task-countersigned", STEP),
    TASK_COPIED("task-copied", STEP),
    TASK_URGED("task-urged", STEP),
    HEALTH_REPORT_MISSED("health-report-missed", STEP),
    TREATMENT_STATUS_MISSING("treatment-status-missing", STEP),
    NOMINATION_ENDED("nomination-ended", STEP),
    AREAS_PUBLISHED("areas-published", STEP),
    TASK_LEFT_OPEN("task-left-open", STEP, DEADLINE),
    TASK_UNATTENDED("task-unattended", STEP),
    LEAVE_ENTERED("leave-entered"),
    LEAVE_ENDED("leave-ended"),
    DELIVERY_FAILED("delivery-failed"),
    CLEAN_UP_FAILED("clean-up-failed");

    private final String code;
    private final Set<Parameter> parameters;

    Template(String code, Parameter... parameters) {
        this.code = code;
        this.parameters = Set.of(parameters);
    }

    /** The name of its file. */
    public String code() {
        return code;
    }

    Set<Parameter> parameters() {
        return parameters;
    }

    /** Whether it is for the service task {@code ${notify}}, which says in which step it was sent and nothing of one task or one absence. */
    public boolean isForDiagrams() {
        return parameters.contains(STEP) && Set.of(STEP, LEVEL).containsAll(parameters) && !code.startsWith("task-");
    }

    static Template ofCode(String code) {
        return Arrays.stream(values()).filter(template -> template.code.equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown notification template: " + code));
    }
}
