package cn.baolei.obligation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** What of the notice a proposed version would lose, compared with the version in force. */
public final class Obligations {

    private Obligations() {
    }

    /**
     * Of a diagram: duties removed, by-passed, or loosened. A process whose id the proposed diagram does not have is another process,
     * which is not compared.
     */
    public static List<Loss> lost(BpmnModelInstance inForce, BpmnModelInstance proposed) {
        return inForce.getModelElementsByType(Process.class).stream()
                .flatMap(process -> Elements.process(proposed, process.getId()).stream().flatMap(now -> lost(process, now))).toList();
    }

    private static Stream<Loss> lost(Process inForce, Process proposed) {
        Set<String> kept = Elements.all(proposed, FlowNode.class).map(FlowNode::getId)
                .collect(Collectors.toSet());
        List<Loss> losses = new ArrayList<>();
        Duty.allOf(inForce).values().stream().filter(duty -> !kept.contains(duty.id())).forEach(duty -> losses.add(duty.lost("被删除")));
        FlowComparison flow = new FlowComparison(inForce, proposed);
        losses.addAll(flow.losses());
        losses.addAll(flow.lossesByNewStarts(inForce, proposed));
        losses.addAll(new Triggers(inForce, proposed).losses());
        losses.addAll(Cutoffs.losses(inForce, proposed));
        losses.addAll(Answers.losses(inForce, proposed));
        losses.addAll(StepComparison.losses(inForce, proposed));
        return losses.stream().distinct();
    }

    /**
     * Of the decision table {@code deadlines}: alarms of duties that come later, count only working days, or go to a lower post.
     *
     * @param diagrams whose duties have their deadlines in the table
     * @param running  the same processes as they run or are to run, where a duty may have another row
     */
    public static List<Loss> lostDeadlines(DmnModelInstance inForce, DmnModelInstance proposed, Collection<BpmnModelInstance> diagrams,
                                           Collection<BpmnModelInstance> running) {
        return new DeadlineComparison(inForce, proposed).losses(diagrams, running);
    }

    /** Of a diagram whose duties were given another row of the decision table {@code deadlines}: alarms that come later or go to a lower post. */
    public static List<Loss> lostDeadlines(BpmnModelInstance inForce, BpmnModelInstance proposed, DmnModelInstance tableInForce, DmnModelInstance table) {
        return inForce.getModelElementsByType(Process.class).stream()
                .flatMap(process -> new DeadlineComparison(tableInForce, table).lossesAtSteps(process, proposed).stream()).toList();
    }

    /**
     * Of any other decision table that a duty asks: inputs, outputs, rules and possible answers.
     *
     * @param key      of the decision
     * @param diagrams in which a duty may ask it
     */
    public static List<Loss> lostDecisions(String key, DmnModelInstance inForce, DmnModelInstance proposed,
                                           Collection<BpmnModelInstance> diagrams) {
        return diagrams.stream().flatMap(model -> model.getModelElementsByType(BusinessRuleTask.class).stream())
                .filter(task -> key.equals(task.getCamundaDecisionRef())).flatMap(task -> Duty.of(task).stream()).findFirst()
                .map(duty -> DecisionComparison.losses(duty, inForce, proposed)).orElse(List.of());
    }

    /**
     * Of the form that a diagram's duty shows: what had to be filled in.
     *
     * @param element id of the user task or start event
     */
    public static List<Loss> lostFields(BpmnModelInstance diagram, String element, JsonNode inForce, JsonNode proposed) {
        return Duty.of(diagram.<FlowNode>getModelElementById(element)).map(duty -> FormComparison.losses(duty, inForce, proposed))
                .orElse(List.of());
    }
}
