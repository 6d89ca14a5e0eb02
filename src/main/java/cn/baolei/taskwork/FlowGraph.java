package cn.baolei.taskwork;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * One level of a diagram (the process itself or one sub-process): what follows what, and what runs beside what. Ids are those
 * of the flow nodes directly on this level.
 */
final class FlowGraph {

    /** The ways that tokens take side by side after {@code fork}, and the gateways at which they wait for each other. */
    private record Parallel(List<Set<String>> branches, Set<String> joins) {
    }

    private final Map<String, FlowNode> nodes;
    private final Map<FlowNode, List<SequenceFlow>> outgoing;
    private final Map<FlowNode, List<SequenceFlow>> incoming;
    private final Map<FlowNode, List<BoundaryEvent>> attached;
    private final List<Parallel> parallels = new ArrayList<>();

    /** @param level all flow elements directly on the level */
    FlowGraph(Collection<FlowElement> level) {
        nodes = only(FlowNode.class, level).collect(Collectors.toMap(FlowNode::getId, node -> node));
        // The flows themselves: the lists of them at the nodes are optional in a diagram.
        outgoing = only(SequenceFlow.class, level).collect(Collectors.groupingBy(SequenceFlow::getSource));
        incoming = only(SequenceFlow.class, level).collect(Collectors.groupingBy(SequenceFlow::getTarget));
        attached = only(BoundaryEvent.class, level).collect(Collectors.groupingBy(BoundaryEvent::getAttachedTo));
        for (FlowNode node : nodes.values()) {
            List<Set<String>> starts = forks(node);
            if (starts.size() > 1) {
                parallels.add(parallel(starts));
            }
        }
    }

    /** Everything that can come after a node, itself only where there is a loop. */
    Set<String> after(String node) {
        return reach(next(nodes.get(node)), Set.of());
    }

    /** Whether the two can be active side by side; a gateway that waits for one branch runs beside the others. */
    boolean areBeside(String one, String other) {
        return parallels.stream().anyMatch(parallel -> {
            for (Set<String> branch : parallel.branches()) {
                if (branch.contains(one) && parallel.branches().stream().anyMatch(rest -> rest != branch && rest.contains(other))) {
                    return true;
                }
            }
            return false;
        });
    }

    /**
     * The flows whose tokens a parallel join will wait for once more when {@code earlier}, in one of its branches, begins again
     * after {@code later} has been reached beyond it.
     */
    Set<String> consumedBetween(String earlier, String later) {
        Set<String> flows = new LinkedHashSet<>();
        for (Parallel parallel : parallels) {
            for (Set<String> branch : parallel.branches()) {
                boolean passed = branch.contains(earlier) && !parallel.joins().contains(earlier)
                        && parallel.branches().stream().noneMatch(any -> any.contains(later));
                if (passed) {
                    parallel.joins().stream().map(nodes::get).filter(ParallelGateway.class::isInstance)
                            .filter(join -> after(join.getId()).contains(later))
                            .flatMap(join -> incoming.get(join).stream())
                            .filter(flow -> !branch.contains(flow.getSource().getId()))
                            .forEach(flow -> flows.add(flow.getId()));
                }
            }
        }
        return flows;
    }

    private Parallel parallel(List<Set<String>> starts) {
        List<Set<String>> unbounded = starts.stream().map(start -> reach(start, Set.of())).toList();
        Set<String> meeting = nodes.values().stream().filter(this::synchronises).map(FlowNode::getId)
                .filter(id -> unbounded.stream().filter(branch -> branch.contains(id)).count() > 1).collect(Collectors.toSet());
        List<Set<String>> branches = starts.stream().map(start -> reach(start, meeting)).toList();
        Set<String> joins = meeting.stream()
                .filter(id -> branches.stream().anyMatch(branch -> branch.contains(id))).collect(Collectors.toSet());
        return new Parallel(branches, joins);
    }

    /** Where tokens go at the same time after (or beside) a node; one entry or none where they do not. */
    private List<Set<String>> forks(FlowNode node) {
        List<Set<String>> starts = new ArrayList<>();
        if (!(node instanceof ExclusiveGateway || node instanceof EventBasedGateway) && outgoing(node).size() > 1) {
            outgoing(node).forEach(flow -> starts.add(Set.of(flow.getTarget().getId())));
        }
        List<BoundaryEvent> besides = boundaryEvents(node).stream().filter(event -> !event.cancelActivity()).toList();
        if (!besides.isEmpty()) {
            starts.add(Set.of(node.getId()));
            besides.forEach(event -> starts.add(Set.of(event.getId())));
        }
        return starts;
    }

    private boolean synchronises(FlowNode node) {
        return (node instanceof ParallelGateway || node instanceof InclusiveGateway) && incoming.getOrDefault(node, List.of()).size() > 1;
    }

    /** What can be reached from these nodes, themselves included, without passing a node of {@code stops}. */
    private Set<String> reach(Set<String> from, Set<String> stops) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            String id = open.pop();
            if (reached.add(id) && !stops.contains(id)) {
                open.addAll(next(nodes.get(id)));
            }
        }
        return reached;
    }

    private Set<String> next(FlowNode node) {
        Set<String> next = outgoing(node).stream().map(SequenceFlow::getTarget).map(FlowNode::getId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boundaryEvents(node).forEach(event -> next.add(event.getId()));
        return next;
    }

    private List<SequenceFlow> outgoing(FlowNode node) {
        return outgoing.getOrDefault(node, List.of());
    }

    private List<BoundaryEvent> boundaryEvents(FlowNode host) {
        return attached.getOrDefault(host, List.of());
    }

    private static <T extends FlowElement> Stream<T> only(Class<T> kind, Collection<FlowElement> level) {
        return level.stream().filter(kind::isInstance).map(kind::cast);
    }
}
