package cn.baolei.taskwork;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Works out and carries out the way back of an instance. Nothing is offered that would lose or double a token, or stop a called
 * procedure that is running.
 */
@Component
class Rewinds {

    private static final String BODY = "#multiInstanceBody";

    private final RuntimeService runtime;
    private final RepositoryService repository;

    Rewinds(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /**
     * @param instance process instance id
     * @param from     activity instance id of the place that is given up
     * @param target   activity id of an earlier step of the same instance
     * @return empty when the place cannot be left that way
     */
    Optional<Rewind> plan(String instance, String from, String target) {
        ActivityInstance root = runtime.getActivityInstance(instance);
        List<ActivityInstance> path = pathTo(root, from);
        BpmnModelInstance model = repository.getBpmnModelInstance(root.getProcessDefinitionId());
        if (path.isEmpty() || !(model.getModelElementById(target) instanceof FlowNode step)) {
            return Optional.empty();
        }
        Deque<FlowNode> inward = levelsOf(step);
        int depth = sharedDepth(path, inward);
        if (depth + 1 >= path.size() || inward.stream().limit(inward.size() - 1L).anyMatch(Rewinds::isRepeated)) {
            return Optional.empty();
        }
        ActivityInstance level = path.get(depth);
        String left = plain(path.get(depth + 1).getActivityId());
        String entered = inward.getFirst().getId();
        FlowGraph graph = new FlowGraph(levelOf(inward.getFirst()));
        Set<String> followers = new LinkedHashSet<>(graph.after(entered));
        if (!followers.contains(left) || graph.areBeside(entered, left) && !isGateway(path.get(depth + 1))) {
            return Optional.empty();
        }
        followers.removeIf(id -> graph.areBeside(entered, id));
        if (Arrays.stream(level.getChildTransitionInstances()).anyMatch(waiting -> followers.contains(waiting.getActivityId()))) {
            return Optional.empty();
        }
        Set<String> cancelled = new LinkedHashSet<>(Set.of(path.get(depth + 1).getId()));
        Arrays.stream(level.getChildActivityInstances()).filter(running -> followers.contains(plain(running.getActivityId())))
                .forEach(running -> cancelled.add(running.getId()));
        if (cancelled.stream().map(id -> pathTo(root, id)).map(steps -> steps.get(steps.size() - 1))
                .anyMatch(running -> runsCalledProcedure(running, model))) {
            return Optional.empty();
        }
        return Optional.of(new Rewind(isRepeated(step) ? target + BODY : target, level.getId(), cancelled, followers,
                graph.consumedBetween(entered, left)));
    }

    /** The engine's log is told what was done, not the reason in the official's own words, which it would keep in clear. */
    void carryOut(String instance, Rewind rewind, ActionKind kind) {
        ProcessInstanceModificationBuilder change = runtime.createProcessInstanceModification(instance).setAnnotation(kind.label());
        // The step begins before anything is taken out, or a level left empty would end.
        change.startBeforeActivity(rewind.target(), rewind.ancestor());
        rewind.waitingAgain().forEach(flow -> change.startTransition(flow, rewind.ancestor()));
        rewind.cancelled().forEach(change::cancelActivityInstance);
        change.execute();
    }

    /** Whether an activity comes after the target: one of the followers, or inside one. */
    boolean comesAfter(Rewind rewind, String definition, String activityId) {
        return repository.getBpmnModelInstance(definition).getModelElementById(plain(activityId)) instanceof FlowNode node
                && levelsOf(node).stream().anyMatch(level -> rewind.followers().contains(level.getId()));
    }

    /** The elements from just inside the process down to the step itself. */
    private static Deque<FlowNode> levelsOf(FlowNode step) {
        Deque<FlowNode> levels = new ArrayDeque<>();
        for (ModelElementInstance element = step; element instanceof FlowNode node; element = element.getParentElement()) {
            levels.push(node);
        }
        return levels;
    }

    private static Collection<FlowElement> levelOf(FlowNode node) {
        return node.getParentElement() instanceof SubProcess inner
                ? inner.getFlowElements() : ((Process) node.getParentElement()).getFlowElements();
    }

    /** How far down the way to the present place leads through levels that contain the target; takes them off {@code inward}. */
    private static int sharedDepth(List<ActivityInstance> path, Deque<FlowNode> inward) {
        int depth = 0;
        while (inward.size() > 1 && depth + 1 < path.size()
                && plain(path.get(depth + 1).getActivityId()).equals(inward.getFirst().getId())) {
            depth++;
            if (!path.get(depth).getActivityId().endsWith(BODY)) {
                inward.removeFirst();
            }
        }
        return depth;
    }

    private static List<ActivityInstance> pathTo(ActivityInstance from, String id) {
        if (from.getId().equals(id)) {
            return new ArrayList<>(List.of(from));
        }
        for (ActivityInstance child : from.getChildActivityInstances()) {
            List<ActivityInstance> path = pathTo(child, id);
            if (!path.isEmpty()) {
                path.add(0, from);
                return path;
            }
        }
        return List.of();
    }

    private static boolean isRepeated(BaseElement element) {
        return element instanceof Activity activity && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics;
    }

    private static boolean isGateway(ActivityInstance place) {
        return place.getActivityType().endsWith("Gateway");
    }

    private static boolean runsCalledProcedure(ActivityInstance running, BpmnModelInstance model) {
        return model.getModelElementById(plain(running.getActivityId())) instanceof CallActivity
                || Arrays.stream(running.getChildActivityInstances()).anyMatch(child -> runsCalledProcedure(child, model));
    }

    private static String plain(String activityId) {
        return activityId.endsWith(BODY) ? activityId.substring(0, activityId.length() - BODY.length()) : activityId;
    }
}
