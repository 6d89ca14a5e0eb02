package cn.baolei.commendation;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.taskwork.Confidential;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/**
 * What an official did, from the engine's history. To be asked from a job: the history that is read belongs to organisations of
 * which the person signed in may be no member.
 */
@Service
public class WorkRecord {

    private final HistoryService history;
    private final Cadres cadres;
    private final OrganisationDirectory directory;

    /** Lazily, because a bean that diagrams name is needed to build the engine. */
    WorkRecord(@Lazy HistoryService history, Cadres cadres, OrganisationDirectory directory) {
        this.history = history;
        this.cadres = cadres;
        this.directory = directory;
    }

    /**
     * The steps a user completed in cases of an organisation and all below it, merged ones included, newest first, without those of
     * confidential procedures.
     *
     * @param from  first instant
     * @param until the instant after the last
     */
    public List<DoneStep> of(String user, String organisation, Instant from, Instant until) {
        List<HistoricTaskInstance> tasks = history.createHistoricTaskInstanceQuery().taskAssignee(user)
                .tenantIdIn(directory.withPredecessors(cadres.subtree(organisation)).toArray(String[]::new))
                .taskDeleteReason("completed").finishedAfter(Date.from(from)).finishedBefore(Date.from(until.minusMillis(1)))
                .orderByHistoricTaskInstanceEndTime().desc().list().stream()
                .filter(task -> !Confidential.PROCESSES.contains(task.getProcessDefinitionKey())).toList();
        Map<String, HistoricProcessInstance> instances = instancesOf(tasks);
        return tasks.stream().map(task -> step(task, instances.get(task.getProcessInstanceId()))).toList();
    }

    private Map<String, HistoricProcessInstance> instancesOf(List<HistoricTaskInstance> tasks) {
        if (tasks.isEmpty()) {
            return Map.of();
        }
        return history.createHistoricProcessInstanceQuery()
                .processInstanceIds(tasks.stream().map(HistoricTaskInstance::getProcessInstanceId).collect(Collectors.toCollection(HashSet::new)))
                .list().stream().collect(Collectors.toMap(HistoricProcessInstance::getId, Function.identity()));
    }

    private static DoneStep step(HistoricTaskInstance task, HistoricProcessInstance instance) {
        return new DoneStep(task.getId(), instance.getId(), instance.getBusinessKey(), instance.getProcessDefinitionName(),
                task.getName(), task.getEndTime().toInstant(), task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }
}
