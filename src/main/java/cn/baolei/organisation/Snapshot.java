package cn.baolei.organisation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one version of the roster says, arranged for questions.
 *
 * @param organisations closed ones too
 * @param inOrder       those in force, parents before children
 * @param officials     former ones too
 * @param successors    code of a closed organisation → code of the one it was merged into, which may be closed itself
 */
record Snapshot(long version, Map<String, Organisation> organisations, List<Organisation> inOrder,
                Map<Post, Optional<Role>> posts, Map<Post, List<String>> holders, Map<String, List<Post>> postsByUser,
                Map<String, Official> officials, Map<String, String> successors) {

    static Snapshot of(long version, RosterStore store) {
        Roster roster = store.current();
        Map<Post, List<String>> holders = new HashMap<>();
        Map<String, List<Post>> postsByUser = new HashMap<>();
        for (Appointment appointment : roster.appointments()) {
            holders.computeIfAbsent(appointment.post(), post -> new ArrayList<>()).add(appointment.user());
            postsByUser.computeIfAbsent(appointment.user(), user -> new ArrayList<>()).add(appointment.post());
        }
        holders.replaceAll((post, users) -> List.copyOf(users));
        postsByUser.replaceAll((user, posts) -> List.copyOf(posts));
        return new Snapshot(version, store.organisationsEver(), parentsFirst(roster.organisations()), roster.posts(), holders,
                postsByUser, store.officialsEver(), store.successors());
    }

    /** The organisation at the end of the chain of mergers. */
    String inForce(String code) {
        String end = code;
        while (successors.containsKey(end)) {
            end = successors.get(end);
        }
        return end;
    }

    private static List<Organisation> parentsFirst(Map<String, Organisation> organisations) {
        Map<String, List<Organisation>> children = organisations.values().stream()
                .filter(organisation -> organisation.parent() != null)
                .sorted(Comparator.comparing(Organisation::code))
                .collect(Collectors.groupingBy(Organisation::parent));
        List<Organisation> ordered = new ArrayList<>();
        Deque<Organisation> next = new ArrayDeque<>();
        organisations.values().stream().filter(organisation -> organisation.parent() == null).forEach(next::add);
        while (!next.isEmpty()) {
            Organisation organisation = next.remove();
            ordered.add(organisation);
            next.addAll(children.getOrDefault(organisation.code(), List.of()));
        }
        return List.copyOf(ordered);
    }
}
