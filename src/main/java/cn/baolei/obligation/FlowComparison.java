package cn.baolei.obligation;

import cn.baolei.obligation.FlowGraph.Node;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;

/**
 * Ways around a duty that a new version opens. From every place that both versions have, and in every situation that a gateway can
 * tell apart: what could not be avoided still cannot, what came first still does, what could be reached still can.
 */
final class FlowComparison {

    private final FlowGraph before;
    private final FlowGraph after;
    private final Paths pathsBefore;
    private final Paths pathsAfter;
    private final List<Aim> aims;
    private final Wording wording;
    /** The finding of a duty that tells most, by duty and kind of loss. */
    private final Map<String, Found> found = new LinkedHashMap<>();

    /** @param distance how far the duty is from the place where it is lost: the nearer, the more the place tells */
    private record Found(int distance, Loss loss) {
    }

    FlowComparison(Process inForce, Process proposed) {
        before = FlowGraphBuilder.of(inForce, event -> true);
        after = FlowGraphBuilder.of(proposed, event -> Triggers.isForeseen(event, inForce));
        pathsBefore = new Paths(before);
        pathsAfter = new Paths(after);
        aims = Aim.of(inForce, before, pathsBefore);
        wording = new Wording(inForce, proposed);
    }

    List<Loss> losses() {
        before.all().stream().filter(node -> after.has(node.key()) && !node.key().equals(FlowGraph.branch(node.element())))
                .forEach(node -> compare(List.of(node), List.of(after.find(node.key())), node));
        before.gates.values().forEach(this::compareBranches);
        before.all().forEach(this::compareEvents);
        return foundLosses();
    }

    /** A question that is by-passed is told only where no duty is: it is the way the duty would have been lost. */
    private List<Loss> foundLosses() {
        List<Loss> ofDuties = aims.stream().filter(Aim::isDuty).map(aim -> found.get(aim.node())).filter(Objects::nonNull).map(Found::loss).toList();
        return ofDuties.isEmpty() ? found.values().stream().map(Found::loss).toList() : ofDuties;
    }

    private void compareBranches(Gate gate) {
        Gate now = after.gates.get(gate.element());
        if (now != null) {
            Gate.compare(gate, now).forEach(pair -> compare(branches(before, pair.before()), branches(after, pair.after()),
                    before.find(gate.element())));
        } else if (after.has(gate.element())) {
            gate.possible().forEach(flow -> compare(branches(before, Set.of(flow)),
                    List.of(Objects.requireNonNullElse(after.find(FlowGraph.done(gate.element())), after.find(gate.element()))),
                    before.find(gate.element())));
        }
    }

    private static List<Node> branches(FlowGraph graph, Set<String> flows) {
        return flows.stream().map(flow -> graph.find(FlowGraph.branch(flow))).filter(Objects::nonNull).toList();
    }

    /** A new event at a gateway of events may come instead of any that was waited for there. */
    private void compareEvents(Node gateway) {
        Node now = after.find(gateway.key());
        if (now != null && !before.gates.containsKey(gateway.key()) && !gateway.perhaps.isEmpty()) {
            Set<String> known = gateway.perhaps.stream().map(Node::key).collect(Collectors.toSet());
            now.perhaps.stream().filter(event -> !known.contains(event.key()))
                    .forEach(event -> gateway.perhaps.forEach(other -> compare(List.of(other), List.of(event), gateway)));
        }
    }

    private void compare(Collection<Node> from, Collection<Node> now, Node place) {
        for (Aim aim : aims) {
            if (!after.has(aim.node())) {
                continue;
            }
            if (isLost(aim, from, now)) {
                note(aim, from, wording.avoided(aim, place, pathsAfter.wayAround(now, aim.node(), before)));
            } else if (isReachable(from, pathsBefore, before.find(aim.node())) && !isReachable(now, pathsAfter, after.find(aim.node()))) {
                note(aim, from, wording.unreachable(aim, place));
            } else if (aim.isDuty()) {
                compareOrder(aim, from, now, "");
            }
        }
    }

    private boolean isLost(Aim aim, Collection<Node> from, Collection<Node> now) {
        Node target = before.find(aim.node());
        return from.contains(target) && now.contains(after.find(aim.node()))
                ? pathsBefore.isCertainAgain(target) && !pathsAfter.isCertainAgain(after.find(aim.node()))
                : pathsBefore.isCertain(from, aim.node()) && !pathsAfter.isCertain(now, aim.node());
    }

    /** @param end key of a node beyond which the order is no longer looked at */
    private void compareOrder(Aim first, Collection<Node> from, Collection<Node> now, String end) {
        List<BitSet> early = now.stream().map(node -> pathsAfter.before(node, first.node(), end)).toList();
        List<BitSet> earlyBefore = from.stream().map(node -> pathsBefore.before(node, first.node())).toList();
        aims.stream().filter(then -> then.isDuty() && then != first).map(then -> then.duty().id())
                .filter(then -> isAmong(after.find(then), early) && !isAmong(before.find(then), earlyBefore)
                        && isReachable(from, pathsBefore, before.find(then)))
                .findFirst().ifPresent(then -> note(first, from, wording.tooEarly(first, then)));
    }

    private static boolean isAmong(Node node, List<BitSet> sets) {
        return node != null && sets.stream().anyMatch(set -> set.get(node.index()));
    }

    private static boolean isReachable(Collection<Node> from, Paths paths, Node target) {
        return from.stream().anyMatch(node -> paths.isReachable(node, target));
    }

    private void note(Aim aim, Collection<Node> from, Loss loss) {
        int distance = from.stream().mapToInt(node -> pathsBefore.distance(node, aim.node())).min().orElse(Integer.MAX_VALUE);
        found.merge(aim.node(), new Found(distance, loss), (one, other) -> other.distance < one.distance ? other : one);
    }

    /** New events that start the process, and all that start something beside it: they must not lead past a duty either. */
    List<Loss> lossesByNewStarts(Process inForce, Process proposed) {
        return Elements.all(proposed, CatchEvent.class).filter(event -> after.has(event.getId())
                        && (!before.has(event.getId()) || !(event.getParentElement() instanceof Process && event instanceof StartEvent)))
                .filter(event -> after.starts.contains(after.find(event.getId())) && !FlowGraphBuilder.interrupts(event))
                .flatMap(event -> byNewStart(event, inForce).stream()).toList();
    }

    private List<Loss> byNewStart(CatchEvent event, Process inForce) {
        Node start = after.find(event.getId());
        boolean ofProcess = event.getParentElement() instanceof Process;
        Stream<Node> places = event instanceof BoundaryEvent boundary ? Stream.of(before.find(boundary.getAttachedTo().getId()))
                : !ofProcess && event.getParentElement().getParentElement() instanceof SubProcess step ? Stream.of(before.find(step.getId()))
                : Elements.in(inForce, StartEvent.class).map(other -> before.find(other.getId()));
        String levelDone = ofProcess ? "" : FlowGraphBuilder.levelDone(event);
        BitSet reached = pathsAfter.before(start, levelDone);
        if (aims.stream().noneMatch(aim -> isAmong(after.find(aim.node()), List.of(reached)))) {
            return List.of();
        }
        return places.filter(Objects::nonNull).map(place -> {
            found.clear();
            if (ofProcess && event instanceof StartEvent) {
                compare(List.of(place), List.of(start), start);
            } else {
                aims.stream().filter(aim -> aim.isDuty() && after.has(aim.node())).forEach(aim ->
                        compareOrder(aim, Stream.of(place, before.find(start.key())).filter(Objects::nonNull).toList(), List.of(start), levelDone));
            }
            return foundLosses();
        }).min(Comparator.comparingInt(List::size)).orElse(List.of());
    }
}
