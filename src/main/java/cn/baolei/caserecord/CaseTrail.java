package cn.baolei.caserecord;

import cn.baolei.caserecord.CaseFile.Action;
import cn.baolei.caserecord.CaseFile.Decision;
import cn.baolei.caserecord.CaseFile.Person;
import cn.baolei.caserecord.CaseFile.Step;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.routing.RoutingRecord;
import cn.baolei.taskwork.MatterFacts;
import cn.baolei.taskwork.TaskActions;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDetailQuery;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads a case's trail, across all instances with its number, from the engine's history. */
@Component
class CaseTrail implements MatterFacts {

    private final HistoryService history;
    private final ModelWords words;
    private final OrganisationDirectory directory;
    private final TaskActions taskActions;
    private final RoutingRecord routing;
    private final Clock clock;

    /** Lazily, because a bean that diagrams name is needed to build the engine. */
    CaseTrail(@Lazy HistoryService history, ModelWords words, OrganisationDirectory directory, TaskActions taskActions,
              RoutingRecord routing, Clock clock) {
        this.history = history;
        this.words = words;
        this.directory = directory;
        this.taskActions = taskActions;
        this.routing = routing;
        this.clock = clock;
    }

    CaseFile of(String instanceId, String caseNumber, String outcome) {
        Map<String, HistoricProcessInstance> instances = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber).list().stream()
                .collect(Collectors.toMap(HistoricProcessInstance::getId, instance -> instance));
        HistoricProcessInstance closed = instances.get(instanceId);
        return new CaseFile(caseNumber, instanceId, closed.getTenantId(), nameOf(closed.getTenantId()),
                closed.getProcessDefinitionName(), person(closed.getStartUserId()), closed.getStartTime().toInstant(),
                clock.instant(), outcome, opening(closed), steps(instances, caseNumber), decisions(instances), actions(caseNumber));
    }

    @Override
    public List<MatterFacts.Fact> of(String instance, String caseNumber) {
        CaseFile soFar = of(instance, caseNumber, null);
        return Stream.concat(soFar.opening().stream().map(fact -> new MatterFacts.Fact("发起", fact.label(), fact.value())),
                soFar.steps().stream().flatMap(step -> step.facts().stream()
                        .map(fact -> new MatterFacts.Fact(step.name(), fact.label(), fact.value())))).toList();
    }

    /** Also when another instance started it by message: what came with the message are the same facts. */
    private List<CaseFile.Fact> opening(HistoricProcessInstance instance) {
        return words.ofStart(instance.getProcessDefinitionId()).facts(values(
                history.createHistoricDetailQuery().processInstanceId(instance.getId()).initial()));
    }

    private List<Step> steps(Map<String, HistoricProcessInstance> instances, String caseNumber) {
        Map<String, String> actingFor = routing.ofCase(caseNumber).stream().filter(line -> line.kind() == RoutingRecord.Kind.HANDLED)
                .collect(Collectors.toMap(RoutingRecord.Line::task, RoutingRecord.Line::words, (earlier, later) -> later));
        return instances.values().stream()
                .flatMap(instance -> history.createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).list()
                        .stream().map(task -> step(instance, task, actingFor.get(task.getId()))))
                .sorted(Comparator.comparing(Step::startedAt)
                        .thenComparing(Step::finishedAt, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
    }

    private Step step(HistoricProcessInstance instance, HistoricTaskInstance task, String actingFor) {
        boolean completed = "completed".equals(task.getDeleteReason());
        return new Step(instance.getProcessDefinitionName(), task.getName(), directory.nameOn(task.getTenantId(), task.getStartTime().toInstant()),
                completed ? person(task.getAssignee()) : null, actingFor, task.getStartTime().toInstant(), instant(task.getDueDate()),
                instant(task.getEndTime()),
                words.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).facts(values(
                        history.createHistoricDetailQuery().activityInstanceId(task.getActivityInstanceId()))));
    }

    /** The last value of each variable. */
    private static Map<String, Object> values(HistoricDetailQuery query) {
        Map<String, Object> values = new HashMap<>();
        query.variableUpdates().orderPartiallyByOccurrence().asc().list().stream().map(HistoricVariableUpdate.class::cast)
                .forEach(update -> values.put(update.getVariableName(), update.getValue()));
        return values;
    }

    /** Those drawn in the diagrams; the deadlines of each task are decided in the same history. */
    private List<Decision> decisions(Map<String, HistoricProcessInstance> instances) {
        return instances.keySet().stream()
                .flatMap(id -> history.createHistoricActivityInstanceQuery().processInstanceId(id)
                        .activityType(ActivityTypes.TASK_BUSINESS_RULE).orderPartiallyByOccurrence().asc().list().stream())
                .flatMap(task -> history.createHistoricDecisionInstanceQuery().activityInstanceIdIn(task.getId())
                        .includeOutputs().list().stream())
                .flatMap(this::decisions).sorted(Comparator.comparing(Decision::decidedAt)).toList();
    }

    private Stream<Decision> decisions(HistoricDecisionInstance decision) {
        return decision.getOutputs().stream().map(output -> new Decision(decision.getDecisionDefinitionName(),
                decision.getEvaluationTime().toInstant(), String.valueOf(output.getValue()),
                words.ruleAnnotation(decision.getDecisionDefinitionId(), output.getRuleId())));
    }

    private Person person(String user) {
        return user == null ? null : new Person(user, directory.displayNameOf(user));
    }

    private List<Action> actions(String caseNumber) {
        Stream<Action> done = taskActions.ofCase(caseNumber).stream().map(action -> new Action(action.kind(), action.stepName(),
                person(action.actor()), action.persons().stream().map(this::person).toList(), action.content(), action.sha256(), action.actedAt()));
        Stream<Action> routed = routing.ofCase(caseNumber).stream().filter(line -> line.kind() != RoutingRecord.Kind.HANDLED)
                .map(line -> new Action(line.kind().label(), line.stepName(), null, List.of(), line.words(), null, line.at()));
        return Stream.concat(done, routed).sorted(Comparator.comparing(Action::doneAt)).toList();
    }

    private String nameOf(String organisation) {
        return directory.get(organisation).name();
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
