package cn.baolei.obligation;

import cn.baolei.obligation.FlowGraph.Node;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Ends that stop what runs beside them: a duty in another branch is cut off before it is done. */
final class Cutoffs {

    /**
     * @param end  id of the end event
     * @param duty id of the duty that may still be open then
     */
    private record Cutoff(String end, String duty) {
    }

    private final Process process;
    private final FlowGraph graph;
    private final Paths paths;
    private final Map<String, FlowNode> nodes;

    private Cutoffs(Process process) {
        this.process = process;
        graph = FlowGraphBuilder.of(process, event -> true);
        paths = new Paths(graph);
        nodes = Elements.all(process, FlowNode.class).collect(Collectors.toMap(FlowNode::getId, node -> node));
    }

    /** Of every duty an end that newly cuts it off. */
    static List<Loss> losses(Process inForce, Process proposed) {
        Map<String, Duty> duties = Duty.allOf(inForce);
        Set<Cutoff> known = new Cutoffs(inForce).of(duties.keySet());
        Map<String, Cutoff> first = new TreeMap<>();
        new Cutoffs(proposed).of(duties.keySet()).stream().filter(cutoff -> !known.contains(cutoff))
                .forEach(cutoff -> first.merge(cutoff.duty(), cutoff, (one, other) -> one.end().compareTo(other.end()) < 0 ? one : other));
        return first.values().stream().map(cutoff ->
                duties.get(cutoff.duty()).lost("会被中途截断：走到“" + Elements.name(proposed.getModelInstance().getModelElementById(cutoff.end()))
                        + "”时，它可能还没有办完")).toList();
    }

    private Set<Cutoff> of(Collection<String> duties) {
        Set<Cutoff> cutoffs = new HashSet<>();
        nodes.values().stream().filter(EndEvent.class::isInstance).filter(Cutoffs::stopsOthers).forEach(end -> duties.stream()
                .filter(nodes::containsKey).filter(duty -> FlowGraphBuilder.isInside(nodes.get(duty), stopped(end)))
                .filter(duty -> isBeside(graph.find(end.getId()), duty)).forEach(duty -> cutoffs.add(new Cutoff(end.getId(), duty))));
        return cutoffs;
    }

    private static boolean stopsOthers(FlowNode end) {
        return FlowGraphBuilder.definitions(end).anyMatch(definition -> definition instanceof TerminateEventDefinition
                || definition instanceof ErrorEventDefinition);
    }

    /** The level that the end stops; for an error, as far out as it may be caught. */
    private ModelElementInstance stopped(FlowNode end) {
        return FlowGraphBuilder.definitions(end).anyMatch(TerminateEventDefinition.class::isInstance) ? end.getParentElement()
                : graph.find(end.getId()).always.stream().map(catcher -> nodes.get(catcher.element())).map(catcher ->
                        catcher instanceof BoundaryEvent boundary ? (ModelElementInstance) boundary.getAttachedTo()
                                : catcher.getParentElement().getParentElement()).findFirst().orElse(process);
    }

    /** Whether there is a moment from which both lie ahead, in different branches, and the end need not wait for the duty. */
    private boolean isBeside(Node end, String duty) {
        String done = graph.has(FlowGraph.done(duty)) ? FlowGraph.done(duty) : duty;
        return Stream.concat(graph.all().stream().filter(this::isSplit).map(split -> Map.entry(split,
                        Stream.concat(split.always.stream(), split.perhaps.stream()).toList())),
                graph.starts.stream().map(start -> Map.entry(start, besides(start)))).anyMatch(split -> split.getValue().stream()
                .anyMatch(one -> split.getValue().stream().anyMatch(other -> one != other && isBeside(split.getKey(), one, other, end, done))));
    }

    private boolean isBeside(Node split, Node one, Node other, Node end, String done) {
        if (!paths.isReachable(one, graph.find(done)) || !paths.isReachable(other, end)) {
            return false;
        }
        Stream<String> joins = graph.all().stream().filter(node -> nodes.get(node.element()) instanceof ParallelGateway
                        || nodes.get(node.element()) instanceof InclusiveGateway).filter(node -> node.before.size() > 1)
                .filter(join -> paths.isReachable(one, join) && paths.isReachable(other, join)).map(Node::key);
        Stream<String> levels = Stream.iterate(nodes.get(split.element()).getParentElement(), SubProcess.class::isInstance,
                ModelElementInstance::getParentElement).map(level -> FlowGraph.done(((SubProcess) level).getId()));
        String[] together = Stream.concat(joins, levels).toArray(String[]::new);
        return paths.before(one, together).get(graph.find(done).index())
                && paths.before(other, Stream.concat(Stream.of(done), Stream.of(together)).toArray(String[]::new)).get(end.index());
    }

    /** Several branches are gone at once. */
    private boolean isSplit(Node node) {
        Gate gate = graph.gates.get(node.element());
        return node.isSplit() && (gate != null ? !gate.onlyFirst() : !node.always.isEmpty());
    }

    /** An event that does not interrupt goes its way beside what it belongs to. */
    private List<Node> besides(Node start) {
        FlowNode event = nodes.get(start.element());
        if (event instanceof BoundaryEvent boundary && !boundary.cancelActivity()) {
            return List.of(start, graph.find(boundary.getAttachedTo().getId()));
        }
        if (event instanceof StartEvent && Elements.isEventSubProcess(event.getParentElement()) && !((StartEvent) event).isInterrupting()) {
            return Stream.concat(Stream.of(start), event.getParentElement().getParentElement() instanceof SubProcess step
                    ? Stream.of(graph.find(step.getId()))
                    : Elements.in(process, StartEvent.class).map(other -> graph.find(other.getId()))).toList();
        }
        return List.of();
    }
}
