package cn.baolei.audit.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;

/** The steps of a diagram as it is read: from left to right, what is inside a sub-process behind it. */
final class DiagramSteps {

    /** @param within name of the sub-process it is in; empty on the main plane */
    record Step(String id, String name, String within) {
    }

    private DiagramSteps() {
    }

    static List<Step> of(BpmnModelInstance diagram) {
        Map<String, Bounds> places = diagram.getModelElementsByType(BpmnShape.class).stream()
                .collect(Collectors.toMap(shape -> shape.getAttributeValue("bpmnElement"), BpmnShape::getBounds, (first, second) -> first));
        List<Step> steps = new ArrayList<>();
        diagram.getModelElementsByType(Process.class).forEach(process -> collect(process.getFlowElements(), "", places, steps));
        return steps;
    }

    private static void collect(Collection<FlowElement> elements, String within, Map<String, Bounds> places, List<Step> steps) {
        elements.stream().filter(element -> element instanceof FlowNode && !(element instanceof Gateway)).map(FlowNode.class::cast)
                .sorted(Comparator.comparingDouble((FlowNode node) -> place(places, node, Bounds::getX))
                        .thenComparingDouble(node -> place(places, node, Bounds::getY)))
                .forEach(node -> {
                    steps.add(new Step(node.getId(), nameOf(node), within));
                    if (node instanceof SubProcess inner) {
                        collect(inner.getFlowElements(), nameOf(inner), places, steps);
                    }
                });
    }

    private static double place(Map<String, Bounds> places, FlowNode node, Function<Bounds, Double> axis) {
        return Optional.ofNullable(places.get(node.getId())).map(axis).orElse(0.0);
    }

    private static String nameOf(FlowNode node) {
        if (node.getName() != null && !node.getName().isBlank()) {
            return node.getName().replaceAll("\\s+", " ");
        }
        if (node instanceof StartEvent) {
            return "开始";
        }
        if (node instanceof EndEvent) {
            return "结束";
        }
        return node instanceof BoundaryEvent ? "附着事件" : node instanceof Activity ? "未命名步骤" : "中间事件";
    }
}
