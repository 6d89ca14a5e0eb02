package cn.baolei.taskwork;

import java.util.Optional;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;

/**
 * A task of a case.
 *
 * @param step       activity id
 * @param assignee   empty while nobody has claimed it
 * @param entrusted  whether it was handed to the assignee for a while and comes back (委派, 后加签)
 */
record TaskRef(String id, String step, String name, String instance, String definition, String caseNumber, String organisation,
               Optional<String> assignee, boolean entrusted) {

    static TaskRef of(Task task, String caseNumber) {
        return new TaskRef(task.getId(), task.getTaskDefinitionKey(), task.getName(), task.getProcessInstanceId(),
                task.getProcessDefinitionId(), caseNumber, task.getTenantId(), Optional.ofNullable(task.getAssignee()),
                task.getDelegationState() == DelegationState.PENDING);
    }
}
