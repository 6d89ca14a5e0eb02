package cn.baolei.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;

/**
 * Plays through all courses that one level of a diagram can take: tokens on its flows, whatever conditions and events decide. What
 * runs inside a sub-process is one step. A level with more courses than can be played is not judged.
 */
final class TokenGame {

    private static final int MOST_STATES = 20_000;
    /** More tokens on one flow than this tell nothing new. */
    private static final int MOST_TOKENS = 2;

    private final Level level;
    private final Set<Map<String, Integer>> seen = new HashSet<>();
    private final Deque<Map<String, Integer>> open = new ArrayDeque<>();
    private final Set<FlowNode> stuck = new LinkedHashSet<>();
    private final Map<FlowNode, List<BoundaryEvent>> boundaries = new HashMap<>();
    private final Map<FlowNode, List<SequenceFlow>> incoming = new HashMap<>();
    private final Map<FlowNode, List<SequenceFlow>> outgoing = new HashMap<>();
    private int moves;

    private TokenGame(Level level) {
        this.level = level;
        level.nodes().forEach(node -> {
            incoming.put(node, level.incoming(node));
            outgoing.put(node, level.outgoing(node));
        });
        level.nodes().stream().filter(BoundaryEvent.class::isInstance).map(BoundaryEvent.class::cast)
                .forEach(boundary -> boundaries.computeIfAbsent(boundary.getAttachedTo(), host -> new ArrayList<>()).add(boundary));
    }

    /** The parallel gateways at which a course may end in waiting. */
    static Collection<FlowNode> stuckJoins(Level level) {
        if (level.nodes().stream().noneMatch(node -> node instanceof ParallelGateway && level.incoming(node).size() > 1)) {
            return List.of();
        }
        TokenGame game = new TokenGame(level);
        level.nodes().stream().filter(StartEvent.class::isInstance).forEach(start -> game.reach(with(new TreeMap<>(), level.outgoing(start))));
        while (!game.open.isEmpty() && game.seen.size() < MOST_STATES) {
            game.play(game.open.pop());
        }
        return game.seen.size() < MOST_STATES ? game.stuck : List.of();
    }

    private void play(Map<String, Integer> state) {
        int before = moves;
        level.nodes().forEach(node -> step(node, state));
        if (moves == before && !state.isEmpty()) {
            level.nodes().stream().filter(node -> node instanceof ParallelGateway
                    && incoming.get(node).stream().anyMatch(flow -> state.containsKey(flow.getId()))).forEach(stuck::add);
        }
    }

    private void reach(Map<String, Integer> state) {
        moves++;
        if (seen.add(state)) {
            open.push(state);
        }
    }

    private void step(FlowNode node, Map<String, Integer> state) {
        List<SequenceFlow> arrived = incoming.get(node).stream().filter(flow -> state.containsKey(flow.getId())).toList();
        if (arrived.isEmpty()) {
            return;
        }
        if (node instanceof ParallelGateway) {
            if (arrived.size() == incoming.get(node).size()) {
                reach(with(without(state, arrived), outgoing.get(node)));
            }
        } else if (node instanceof InclusiveGateway) {
            if (incoming.get(node).size() == 1 || nothingElseComes(node, state)) {
                subsets(List.copyOf(outgoing.get(node))).forEach(chosen -> reach(with(without(state, arrived), chosen)));
            }
        } else {
            arrived.forEach(flow -> leave(node, without(state, List.of(flow))));
        }
    }

    private void leave(FlowNode node, Map<String, Integer> rest) {
        if (node instanceof EndEvent end) {
            // An error leaves the level like an end that stops everything.
            boolean all = end.getEventDefinitions().stream().anyMatch(definition -> definition instanceof TerminateEventDefinition
                    || definition.getElementType().getTypeName().equals("errorEventDefinition"));
            reach(all ? new TreeMap<>() : rest);
        } else if (node instanceof ExclusiveGateway || node instanceof EventBasedGateway) {
            outgoing.get(node).forEach(flow -> reach(with(rest, List.of(flow))));
        } else {
            Stream.concat(Stream.of(node), interrupting(node)).forEach(from -> {
                reach(with(rest, outgoing.get(from)));
                beside(node).forEach(boundary -> reach(with(with(rest, outgoing.get(from)), outgoing.get(boundary))));
            });
        }
    }

    private Stream<BoundaryEvent> interrupting(FlowNode node) {
        return boundaries.getOrDefault(node, List.of()).stream().filter(BoundaryEvent::cancelActivity);
    }

    private Stream<BoundaryEvent> beside(FlowNode node) {
        return boundaries.getOrDefault(node, List.of()).stream().filter(boundary -> !boundary.cancelActivity());
    }

    /** An inclusive join goes on when no token is left that could still come to it. */
    private boolean nothingElseComes(FlowNode join, Map<String, Integer> state) {
        return level.flows().filter(flow -> state.containsKey(flow.getId()) && !flow.getTarget().equals(join))
                .noneMatch(flow -> level.reachableFrom(List.of(flow.getTarget())).contains(join));
    }

    private static Map<String, Integer> with(Map<String, Integer> state, Collection<SequenceFlow> flows) {
        Map<String, Integer> after = new TreeMap<>(state);
        flows.forEach(flow -> after.merge(flow.getId(), 1, (there, one) -> Math.min(MOST_TOKENS, there + one)));
        return after;
    }

    private static Map<String, Integer> without(Map<String, Integer> state, Collection<SequenceFlow> flows) {
        Map<String, Integer> after = new TreeMap<>(state);
        flows.forEach(flow -> after.computeIfPresent(flow.getId(), (id, there) -> there == 1 ? null : there - 1));
        return after;
    }

    private static List<List<SequenceFlow>> subsets(List<SequenceFlow> flows) {
        if (flows.size() == 1) {
            return List.of(flows);
        }
        List<List<SequenceFlow>> one = flows.stream().map(List::of).toList();
        return flows.size() > 6 ? Stream.concat(one.stream(), Stream.of(flows)).toList() : IntStream.range(1, 1 << flows.size())
                .mapToObj(bits -> IntStream.range(0, flows.size()).filter(i -> (bits >> i & 1) == 1).mapToObj(flows::get).toList()).toList();
    }
}
