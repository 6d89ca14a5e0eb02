package cn.baolei.revision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Which step of one version of a diagram is which step of another. */
final class StepPairs {

    private static final Set<Class<? extends FlowNode>> WAITING = Set.of(UserTask.class, BoundaryEvent.class, SubProcess.class, ReceiveTask.class,
            CallActivity.class, IntermediateCatchEvent.class, EventBasedGateway.class, ParallelGateway.class, InclusiveGateway.class);

    private StepPairs() {
    }

    /** Where an instance may stand, in the order of the file; not what it only passes through. */
    static List<FlowNode> steps(BpmnModelInstance diagram) {
        return Dom.descendants(Dom.root(diagram), "*").filter(element -> element.hasAttribute("id"))
                .map(element -> diagram.getModelElementById(element.getAttribute("id"))).filter(FlowNode.class::isInstance).map(FlowNode.class::cast)
                .filter(StepPairs::mayStand).toList();
    }

    private static boolean mayStand(FlowNode node) {
        return WAITING.stream().anyMatch(type -> type.isInstance(node)) || node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter()
                || node instanceof StartEvent && node.getParentElement() instanceof SubProcess parent && parent.triggeredByEvent();
    }

    /**
     * What is paired by id, and beyond that by type and name where ids changed: where one of each is left within the same, or the
     * paired, sub-process.
     */
    static Map<String, String> propose(BpmnModelInstance source, BpmnModelInstance target, Map<String, String> byId) {
        Map<String, String> pairs = new LinkedHashMap<>(byId);
        List<FlowNode> steps = steps(source);
        List<FlowNode> targets = steps(target);
        // What is around a step stands before it in the file.
        for (FlowNode step : steps) {
            List<FlowNode> alike = targets.stream().filter(one -> !pairs.containsValue(one.getId()) && isLike(step, one)
                    && scope(step, around -> pairs.getOrDefault(around, "")).equals(scope(one, UnaryOperator.identity()))).toList();
            boolean only = steps.stream().filter(one -> !byId.containsKey(one.getId()) && isLike(step, one)
                    && scope(step, UnaryOperator.identity()).equals(scope(one, UnaryOperator.identity()))).count() == 1;
            if (!pairs.containsKey(step.getId()) && only && alike.size() == 1) {
                pairs.put(step.getId(), alike.get(0).getId());
            }
        }
        return pairs;
    }

    static boolean sameType(FlowNode step, FlowNode other) {
        return step.getElementType().equals(other.getElementType());
    }

    private static boolean isLike(FlowNode step, FlowNode other) {
        return sameType(step, other) && step.getName() != null && step.getName().equals(other.getName());
    }

    /** The sub-process around a step; empty at the top. */
    private static Optional<String> scope(FlowNode step, UnaryOperator<String> paired) {
        return step.getParentElement() instanceof SubProcess parent ? Optional.of(paired.apply(parent.getId())) : Optional.empty();
    }
}
