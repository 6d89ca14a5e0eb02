package cn.baolei.commendation;

import java.time.Instant;

/**
 * A step that somebody completed. Names no person and nothing that was filled in.
 *
 * @param taskId      the engine's id, by which anybody who may read the case can check it
 * @param instance    process instance id
 * @param processName as officials read it
 * @param dueAt       null when it had no deadline
 */
public record DoneStep(String taskId, String instance, String caseNumber, String processName, String stepName,
        Instant completedAt, Instant dueAt) {

    public boolean isOnTime() {
        return dueAt == null || !completedAt.isAfter(dueAt);
    }
}
