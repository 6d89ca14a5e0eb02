package cn.baolei.audit.story;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which way an instance took through its diagram. History keeps the steps, not the flows: a flow was taken when both its ends tell of it. */
final class PathTaken {

    private static final String AROUND_ALL = "#multiInstanceBody";

    /** @param from id of the step where it begins. @param to where it ends */
    record Flow(String id, String from, String to) {
    }

    private static final Comparator<Visit> LAST = Comparator.comparing(Visit::ended).thenComparing(Visit::sequence);

    private final Map<String, List<Flow>> flowsTo;
    private final Map<String, List<Visit>> visits;

    private PathTaken(List<Flow> flows, List<Visit> visits) {
        this.flowsTo = flows.stream().collect(Collectors.groupingBy(Flow::to));
        this.visits = visits.stream().collect(Collectors.groupingBy(visit -> drawn(visit.activity())));
    }

    /**
     * A step was reached by the flow whose beginning was left last before; by several where these were left at the same moment.
     *
     * @param visits of one instance
     * @return ids of flows, sorted
     */
    static List<String> of(List<Flow> flows, List<Visit> visits) {
        Set<String> repeated = visits.stream().map(Visit::activity).filter(activity -> activity.endsWith(AROUND_ALL)).collect(Collectors.toSet());
        return new PathTaken(flows, visits.stream().filter(visit -> !repeated.contains(visit.activity() + AROUND_ALL)).toList()).taken();
    }

    /** @return the id in the diagram; the engine has one of its own for what surrounds the repetitions of a step */
    static String drawn(String activity) {
        return activity.endsWith(AROUND_ALL) ? activity.substring(0, activity.length() - AROUND_ALL.length()) : activity;
    }

    static boolean surrounds(Visit visit) {
        return visit.activity().endsWith(AROUND_ALL);
    }

    private List<String> taken() {
        TreeSet<String> taken = new TreeSet<>();
        flowsTo.forEach((to, flows) -> visits.getOrDefault(to, List.of()).forEach(reached -> taken.addAll(leadingTo(reached, flows))));
        return List.copyOf(taken);
    }

    private List<String> leadingTo(Visit reached, List<Flow> flows) {
        Map<Flow, Visit> left = new HashMap<>();
        flows.forEach(flow -> visits.getOrDefault(flow.from(), List.of()).stream().filter(visit -> precedes(visit, reached)).max(LAST)
                .ifPresent(last -> left.put(flow, last)));
        return left.values().stream().max(LAST).map(last -> left.entrySet().stream().filter(leaving -> LAST.compare(leaving.getValue(), last) == 0)
                .map(leaving -> leaving.getKey().id()).toList()).orElse(List.of());
    }

    private static boolean precedes(Visit left, Visit reached) {
        return left.ended() != null && !left.canceled() && !Objects.equals(left.id(), reached.id())
                && !left.ended().isAfter(reached.started()) && left.sequence() < reached.sequence();
    }
}
