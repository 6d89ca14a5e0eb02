package cn.baolei.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What is drawn at one level: a process or the inside of a sub-process, with the ways between its steps. They are those of the sequence
 * flows, as the engine sees them; what a step says itself of its incoming and outgoing flows may be missing or wrong.
 */
final class Level {

    private final ModelElementInstance scope;
    private final List<FlowNode> nodes;
    private final List<SequenceFlow> flows;
    private final Map<FlowNode, List<FlowNode>> next = new LinkedHashMap<>();
    private final Map<FlowNode, List<FlowNode>> before = new LinkedHashMap<>();

    private Level(ModelElementInstance scope) {
        this.scope = scope;
        nodes = List.copyOf(scope.getChildElementsByType(FlowNode.class));
        flows = List.copyOf(scope.getChildElementsByType(SequenceFlow.class));
        nodes.forEach(node -> {
            next.put(node, new ArrayList<>());
            before.put(node, new ArrayList<>());
        });
        flows().filter(flow -> next.containsKey(flow.getSource()) && next.containsKey(flow.getTarget()))
                .forEach(flow -> connect(flow.getSource(), flow.getTarget()));
        nodes.stream().filter(BoundaryEvent.class::isInstance).map(BoundaryEvent.class::cast)
                .filter(boundary -> next.containsKey(boundary.getAttachedTo())).forEach(boundary -> connect(boundary.getAttachedTo(), boundary));
    }

    private void connect(FlowNode from, FlowNode to) {
        next.get(from).add(to);
        before.get(to).add(from);
    }

    static Stream<Level> all(BpmnModelInstance diagram) {
        return Stream.of(Process.class, SubProcess.class).flatMap(type -> diagram.getModelElementsByType(type).stream()).map(Level::new);
    }

    ModelElementInstance scope() {
        return scope;
    }

    List<FlowNode> nodes() {
        return nodes;
    }

    List<SequenceFlow> outgoing(FlowNode node) {
        return flows().filter(flow -> node.equals(flow.getSource())).toList();
    }

    List<SequenceFlow> incoming(FlowNode node) {
        return flows().filter(flow -> node.equals(flow.getTarget())).toList();
    }

    Stream<SequenceFlow> flows() {
        return flows.stream();
    }

    /** Where something can begin here: by a start event, or by an event sub-process, which nothing leads to. */
    List<FlowNode> beginnings() {
        return nodes.stream().filter(node -> node instanceof StartEvent || isEventSubProcess(node)).toList();
    }

    static boolean isEventSubProcess(FlowNode node) {
        return node instanceof SubProcess inside && inside.triggeredByEvent();
    }

    /** What comes to an end here. */
    List<FlowNode> ends() {
        return nodes.stream().filter(node -> node instanceof EndEvent || isEventSubProcess(node)).toList();
    }

    /** Whether something beside the steps of this level brings all of them to an end: an event at its border or within. */
    boolean isEndedFromOutside() {
        return scope.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .anyMatch(boundary -> boundary.cancelActivity() && scope.equals(boundary.getAttachedTo()))
                || nodes.stream().filter(Level::isEventSubProcess).flatMap(inside -> inside.getChildElementsByType(StartEvent.class).stream())
                .anyMatch(StartEvent::isInterrupting);
    }

    /** Whether neither a flow nor an event at its border leads on. */
    boolean leadsNowhere(FlowNode node) {
        return next.get(node).isEmpty();
    }

    Set<FlowNode> reachableFrom(Collection<FlowNode> begin) {
        return walk(begin, next::get);
    }

    /** Those from which one of the given can be reached. */
    Set<FlowNode> leadingTo(Collection<FlowNode> end) {
        return walk(end, before::get);
    }

    private static Set<FlowNode> walk(Collection<FlowNode> from, Function<FlowNode, List<FlowNode>> step) {
        Set<FlowNode> seen = new HashSet<>(from);
        Deque<FlowNode> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            step.apply(open.pop()).stream().filter(seen::add).forEach(open::push);
        }
        return seen;
    }
}
