package cn.baolei.audit.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Which way an instance took through its diagram. History keeps the steps, not the flows: a flow was taken when both its ends tell of it. */
final class PathTaken {

    private static final String AROUND_ALL = "#multiInstanceBody";

    /** @param from id of the step where it begins. @param to where it ends */
    record Flow(String id, String from, String to) {
    }

    private final List<Flow> flows;
    private final List<Visit> visits;

    private PathTaken(List<Flow> flows, List<Visit> visits) {
        this.flows = flows;
        this.visits = visits;
    }

    /**
     * A step was reached by the flow whose beginning was left last before; by several where these were left at the same moment.
     *
     * @param visits of one instance
     * @return ids of flows, sorted
     */
    static List<String> of(List<Flow> flows, List<Visit> visits) {
        List<Visit> whole = visits.stream().filter(visit -> visit.activity().endsWith(AROUND_ALL)
                || visits.stream().noneMatch(other -> other.activity().equals(visit.activity() + AROUND_ALL))).toList();
        return new PathTaken(flows, whole).taken();
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
        for (Visit reached : visits) {
            List<Leaving> before = new ArrayList<>();
            flows.stream().filter(flow -> flow.to().equals(drawn(reached.activity()))).forEach(flow -> visits.stream()
                    .filter(left -> flow.from().equals(drawn(left.activity())) && precedes(left, reached))
                    .max(LAST).ifPresent(left -> before.add(new Leaving(flow, left))));
            before.stream().map(Leaving::left).max(LAST).ifPresent(last -> before.stream()
                    .filter(leaving -> LAST.compare(leaving.left(), last) == 0).forEach(leaving -> taken.add(leaving.flow().id())));
        }
        return List.copyOf(taken);
    }

    private record Leaving(Flow flow, Visit left) {
    }

    private static final Comparator<Visit> LAST = Comparator.comparing(Visit::ended).thenComparing(Visit::sequence);

    private static boolean precedes(Visit left, Visit reached) {
        return left.ended() != null && !left.canceled() && !Objects.equals(left.id(), reached.id())
                && !left.ended().isAfter(reached.started()) && left.sequence() < reached.sequence();
    }
}
