package cn.baolei.engine;

import cn.baolei.engine.HistoryJournal.Kind;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.batch.history.HistoricBatchEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricExternalTaskLogEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;

/** What an event of the engine's history says, by names of our own; values of variables are for {@link HistoryValues}. */
final class HistoryFacts {

    /** In the order in which the journal writes them, which it then need not make. */
    private final SortedMap<String, Object> facts = new TreeMap<>();

    private HistoryFacts() {
    }

    /** @throws IllegalStateException for an event that nobody here knows: nothing goes by without an entry */
    static Kind kind(HistoryEvent event) {
        return KINDS.stream().filter(known -> known.type().isInstance(event)).map(Known::kind).findFirst()
                .orElseThrow(() -> new IllegalStateException("No kind of journal entry for " + event.getClass().getName()));
    }

    static SortedMap<String, Object> of(HistoryEvent event) {
        HistoryFacts facts = new HistoryFacts();
        String instanceId = event.getProcessInstanceId();
        facts.put("row", event.getId()).put("event", event.getEventType()).put("instance", instanceId);
        // An instance says once by which version it runs, and again when it is taken to another; most are called by none.
        if (instanceId == null || event instanceof HistoricProcessInstanceEventEntity) {
            facts.put("definition", event.getProcessDefinitionId());
        }
        if (!Objects.equals(instanceId, event.getRootProcessInstanceId())) {
            facts.put("root", event.getRootProcessInstanceId());
        }
        if (event instanceof HistoricProcessInstanceEventEntity instance) {
            facts.add(instance);
        } else if (event instanceof HistoricActivityInstanceEventEntity activity) {
            facts.add(activity);
        } else if (event instanceof HistoricTaskInstanceEventEntity task) {
            facts.add(task);
        } else if (event instanceof HistoricIdentityLinkLogEventEntity link) {
            facts.put("type", link.getType()).put("user", link.getUserId()).put("group", link.getGroupId()).put("task", link.getTaskId())
                    .put("operation", link.getOperationType()).put("by", link.getAssignerId()).put("at", link.getTime())
                    .put("tenant", link.getTenantId());
        } else if (event instanceof UserOperationLogEntryEventEntity operation) {
            facts.add(operation);
        } else if (event instanceof HistoricVariableUpdateEventEntity variable) {
            facts.put("name", variable.getVariableName()).put("variable", variable.getVariableInstanceId()).put("type", variable.getSerializerName())
                    .put("revision", variable.getRevision()).put("activityInstance", variable.getActivityInstanceId())
                    .put("task", variable.getTaskId()).put("at", variable.getTimestamp()).put("operationId", variable.getUserOperationId())
                    .put("tenant", variable.getTenantId());
        } else if (event instanceof HistoricFormPropertyEventEntity field) {
            facts.put("name", field.getPropertyId()).put("activityInstance", field.getActivityInstanceId()).put("task", field.getTaskId())
                    .put("at", field.getTimestamp()).put("operationId", field.getUserOperationId()).put("tenant", field.getTenantId());
        } else if (event instanceof HistoricDecisionInstanceEntity decision) {
            facts.put("decision", decision.getDecisionDefinitionId()).put("activity", decision.getActivityId())
                    .put("activityInstance", decision.getActivityInstanceId()).put("at", decision.getEvaluationTime())
                    .put("collected", decision.getCollectResultValue()).put("rootDecision", decision.getRootDecisionInstanceId())
                    .put("tenant", decision.getTenantId());
        } else {
            facts.addRare(event);
        }
        return facts.facts;
    }

    private void add(HistoricProcessInstanceEventEntity instance) {
        put("businessKey", instance.getBusinessKey()).put("startedBy", instance.getStartUserId()).put("state", instance.getState())
                .put("super", instance.getSuperProcessInstanceId()).put("startActivity", instance.getStartActivityId())
                .put("endActivity", instance.getEndActivityId()).put("reason", instance.getDeleteReason())
                .put("start", instance.getStartTime()).put("end", instance.getEndTime()).put("tenant", instance.getTenantId());
    }

    private void add(HistoricActivityInstanceEventEntity activity) {
        put("activity", activity.getActivityId()).put("name", activity.getActivityName()).put("type", activity.getActivityType())
                .put("activityInstance", activity.getActivityInstanceId()).put("parent", activity.getParentActivityInstanceId())
                .put("called", activity.getCalledProcessInstanceId()).put("task", activity.getTaskId()).put("assignee", activity.getAssignee())
                .put("start", activity.getStartTime()).put("end", activity.getEndTime()).put("state", activity.getActivityInstanceState())
                .put("tenant", activity.getTenantId());
    }

    private void add(HistoricTaskInstanceEventEntity task) {
        put("task", task.getTaskId()).put("step", task.getTaskDefinitionKey()).put("name", task.getName()).put("description", task.getDescription())
                .put("assignee", task.getAssignee()).put("owner", task.getOwner()).put("due", task.getDueDate()).put("followUp", task.getFollowUpDate())
                .put("priority", task.getPriority()).put("reason", task.getDeleteReason()).put("state", task.getTaskState())
                .put("activityInstance", task.getActivityInstanceId()).put("start", task.getStartTime()).put("end", task.getEndTime())
                .put("tenant", task.getTenantId());
    }

    private void add(UserOperationLogEntryEventEntity operation) {
        put("operation", operation.getOperationType()).put("operationId", operation.getOperationId()).put("on", operation.getEntityType())
                .put("by", operation.getUserId()).put("at", operation.getTimestamp()).put("property", operation.getProperty())
                .put("before", operation.getOrgValue()).put("after", operation.getNewValue()).put("task", operation.getTaskId())
                .put("job", operation.getJobId()).put("deployment", operation.getDeploymentId()).put("batch", operation.getBatchId())
                .put("category", operation.getCategory()).put("annotation", operation.getAnnotation()).put("tenant", operation.getTenantId());
    }

    private void addRare(HistoryEvent event) {
        if (event instanceof HistoricIncidentEventEntity incident) {
            put("type", incident.getIncidentType()).put("message", incident.getIncidentMessage()).put("activity", incident.getActivityId())
                    .put("failedActivity", incident.getFailedActivityId()).put("configuration", incident.getConfiguration())
                    .put("state", incident.isResolved() ? "resolved" : incident.isDeleted() ? "deleted" : "open").put("start", incident.getCreateTime()).put("end", incident.getEndTime())
                    .put("annotation", incident.getAnnotation()).put("tenant", incident.getTenantId());
        } else if (event instanceof HistoricJobLogEvent job) {
            put("job", job.getJobId()).put("type", job.getJobDefinitionType()).put("configuration", job.getJobDefinitionConfiguration())
                    .put("activity", job.getActivityId()).put("failedActivity", job.getFailedActivityId()).put("due", job.getJobDueDate())
                    .put("retries", job.getJobRetries()).put("message", job.getJobExceptionMessage()).put("state", job.getState())
                    .put("at", job.getTimestamp()).put("tenant", job.getTenantId());
        } else if (event instanceof HistoricExternalTaskLogEntity task) {
            put("task", task.getExternalTaskId()).put("topic", task.getTopicName()).put("worker", task.getWorkerId())
                    .put("activity", task.getActivityId()).put("retries", task.getRetries()).put("message", task.getErrorMessage())
                    .put("at", task.getTimestamp()).put("tenant", task.getTenantId());
        } else if (event instanceof HistoricBatchEntity batch) {
            put("batch", batch.getId()).put("type", batch.getType()).put("jobs", batch.getTotalJobs()).put("by", batch.getCreateUserId())
                    .put("start", batch.getStartTime()).put("end", batch.getEndTime()).put("tenant", batch.getTenantId());
        }
    }

    private HistoryFacts put(String name, Object value) {
        if (value != null) {
            facts.put(name, value);
        }
        return this;
    }

    private record Known(Class<? extends HistoryEvent> type, Kind kind) {
    }

    private static final List<Known> KINDS = List.of(
            new Known(HistoricVariableUpdateEventEntity.class, Kind.VARIABLE), new Known(HistoricActivityInstanceEventEntity.class, Kind.ACTIVITY),
            new Known(HistoricTaskInstanceEventEntity.class, Kind.TASK), new Known(UserOperationLogEntryEventEntity.class, Kind.OPERATION),
            new Known(HistoricIdentityLinkLogEventEntity.class, Kind.IDENTITY_LINK), new Known(HistoricJobLogEvent.class, Kind.JOB),
            new Known(HistoricProcessInstanceEventEntity.class, Kind.PROCESS_INSTANCE),
            new Known(HistoricFormPropertyEventEntity.class, Kind.FORM_FIELD), new Known(HistoricDecisionInstanceEntity.class, Kind.DECISION),
            new Known(HistoricIncidentEventEntity.class, Kind.INCIDENT), new Known(HistoricExternalTaskLogEntity.class, Kind.EXTERNAL_TASK),
            new Known(HistoricBatchEntity.class, Kind.BATCH));
}
