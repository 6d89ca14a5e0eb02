package cn.baolei.revision;

import cn.baolei.engine.RunningInstances;
import cn.baolei.engine.Unrestricted;
import cn.baolei.taskwork.Confidential;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.ConditionalEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SignalEventDefinition;
import org.springframework.stereotype.Service;

/** Plans how the running instances of one version go on by the version in force; changes nothing. */
@Service
class MigrationPlanning {

    private static final String BODY = "#multiInstanceBody";

    /** @param target empty: what stands there stays with the old version. @param here null where it is not told */
    record Row(String element, String name, String type, Integer here, String target, List<Option> options, List<String> problems) {
    }

    record Option(String element, String name) {
    }

    /**
     * @param pairs   element of the source version → element of the target version
     * @param moving  how many instances can go along. @param staying how many stand where nothing corresponds; null: not told
     * @param possible the engine has nothing against it
     */
    record Plan(Version source, Version target, List<Row> rows, Map<String, String> pairs, Integer moving, Integer staying, boolean possible) {
    }

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Unrestricted unrestricted;
    private final RunningInstances instances;

    MigrationPlanning(RuntimeService runtime, RepositoryService repository, Unrestricted unrestricted, RunningInstances instances) {
        this.runtime = runtime;
        this.repository = repository;
        this.unrestricted = unrestricted;
        this.instances = instances;
    }

    Plan propose(Version source, Version target) {
        Map<String, String> byId = new LinkedHashMap<>();
        unrestricted.call(() -> runtime.createMigrationPlan(source.definition(), target.definition()).mapEqualActivities().build()).getInstructions()
                .stream().map(MigrationInstruction::getSourceActivityId).filter(id -> !id.endsWith(BODY)).forEach(id -> byId.put(id, id));
        return check(source, target, StepPairs.propose(diagram(source), diagram(target), byId));
    }

    Plan check(Version source, Version target, Map<String, String> pairs) {
        Map<String, List<String>> problems = problems(source, target, pairs);
        Map<String, List<String>> standing = instances.standing(source.definition());
        boolean told = !Confidential.PROCESSES.contains(source.key());
        List<FlowNode> targets = StepPairs.steps(diagram(target));
        DiagramWords words = new DiagramWords((process, step) -> "");
        List<Row> rows = StepPairs.steps(diagram(source)).stream().map(step -> new Row(step.getId(), nameOf(step),
                words.type(step.getElementType().getTypeName()), told ? standing.getOrDefault(step.getId(), List.of()).size() : null,
                pairs.getOrDefault(step.getId(), ""),
                targets.stream().filter(one -> StepPairs.sameType(step, one)).map(one -> new Option(one.getId(), nameOf(one))).toList(),
                problems.getOrDefault(step.getId(), List.of()))).toList();
        int staying = staying(standing, pairs).size();
        int all = instances.of(source.definition()).size();
        return new Plan(source, target, rows, pairs, told ? all - staying : null, told ? staying : null, problems.isEmpty());
    }

    /** Instances that stand nowhere but where something corresponds, the oldest first. */
    List<String> movable(Version source, Map<String, String> pairs) {
        Set<String> staying = staying(instances.standing(source.definition()), pairs);
        return instances.of(source.definition()).stream().filter(instance -> !staying.contains(instance)).toList();
    }

    /** @throws MigrationPlanValidationException with all that the engine has against it */
    MigrationPlan build(Version source, Version target, Map<String, String> pairs) {
        BpmnModelInstance before = diagram(source);
        BpmnModelInstance after = diagram(target);
        MigrationPlanBuilder plan = runtime.createMigrationPlan(source.definition(), target.definition());
        pairs.forEach((from, to) -> {
            if (isRepeated(before, from) && isRepeated(after, to)) {
                plan.mapActivities(from + BODY, to + BODY);
            }
            var instruction = plan.mapActivities(from, to);
            // Timers keep their time: a deadline that runs does not begin anew. What waits for a message waits for the new one.
            if (waitsForEvent(after, to) && waitsForEvent(before, from)) {
                instruction.updateEventTrigger();
            }
        });
        return unrestricted.call(plan::build);
    }

    private Map<String, List<String>> problems(Version source, Version target, Map<String, String> pairs) {
        try {
            build(source, target, pairs);
            return Map.of();
        } catch (MigrationPlanValidationException refused) {
            Map<String, List<String>> problems = new HashMap<>();
            refused.getValidationReport().getInstructionReports().forEach(report -> problems.computeIfAbsent(
                    report.getMigrationInstruction().getSourceActivityId().replace(BODY, ""), step -> new ArrayList<>())
                    .addAll(report.getFailures().stream().map(PlanRefusals::inWords).distinct().toList()));
            return problems;
        }
    }

    private static Set<String> staying(Map<String, List<String>> standing, Map<String, String> pairs) {
        return standing.entrySet().stream().filter(step -> !pairs.containsKey(step.getKey().replace(BODY, "")))
                .flatMap(step -> step.getValue().stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    BpmnModelInstance diagram(Version version) {
        return unrestricted.call(() -> repository.getBpmnModelInstance(version.definition()));
    }

    private static boolean isRepeated(BpmnModelInstance diagram, String step) {
        return diagram.getModelElementById(step) instanceof Activity activity
                && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics;
    }

    private static boolean waitsForEvent(BpmnModelInstance diagram, String step) {
        FlowNode node = diagram.getModelElementById(step);
        return node instanceof ReceiveTask || node != null && !(node instanceof Activity) && (!node.getChildElementsByType(MessageEventDefinition.class).isEmpty()
                || !node.getChildElementsByType(SignalEventDefinition.class).isEmpty()
                || !node.getChildElementsByType(ConditionalEventDefinition.class).isEmpty());
    }

    private static String nameOf(FlowNode step) {
        return step.getName() == null || step.getName().isBlank() ? step.getId() : step.getName();
    }
}
