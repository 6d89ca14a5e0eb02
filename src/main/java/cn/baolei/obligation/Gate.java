package cn.baolei.obligation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where conditions decide which way a process goes.
 *
 * @param element   id of the gateway or step
 * @param onlyFirst whether the first branch in the file whose condition holds is taken, and no other
 * @param branches  in the order of the file
 */
record Gate(String element, boolean onlyFirst, List<Branch> branches) {

    /**
     * @param flow       id of the sequence flow
     * @param condition  null when it has none
     * @param isDefault  taken when nothing else is
     */
    record Branch(String flow, Condition condition, boolean isDefault) {
    }

    private static final int MANY = 20_000;

    /** The branches taken before and after in one and the same situation. */
    record Pair(Set<String> before, Set<String> after) {
    }

    /** Of every situation that the conditions can tell apart, the ids of the flows taken here and taken there. */
    static Set<Pair> compare(Gate before, Gate after) {
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        Stream.of(before, after).flatMap(gate -> gate.branches.stream()).filter(branch -> branch.condition != null)
                .forEach(branch -> branch.condition.asked().forEach((question, answers) -> asked.computeIfAbsent(question,
                        name -> new LinkedHashSet<>(Set.of(Condition.OTHER))).addAll(answers)));
        if (asked.values().stream().mapToLong(Set::size).reduce(1, (product, size) -> Math.min(product * size, MANY)) >= MANY) {
            return before.branches.stream().flatMap(old -> after.branches.stream()
                    .map(now -> new Pair(Set.of(old.flow), Set.of(now.flow)))).collect(Collectors.toSet());
        }
        return situations(asked).stream().map(situation -> new Pair(before.taken(situation), after.taken(situation)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Flows that some situation can take. */
    Set<String> possible() {
        return compare(this, this).stream().flatMap(pair -> pair.after.stream()).collect(Collectors.toSet());
    }

    private Set<String> taken(Map<String, String> situation) {
        Set<String> taken = new LinkedHashSet<>();
        for (Branch branch : branches) {
            boolean holds = branch.condition == null ? !branch.isDefault : branch.condition.holds().test(situation);
            if (holds && !(onlyFirst && !taken.isEmpty())) {
                taken.add(branch.flow);
            }
        }
        if (taken.isEmpty()) {
            branches.stream().filter(Branch::isDefault).forEach(branch -> taken.add(branch.flow));
        }
        return taken;
    }

    private static List<Map<String, String>> situations(Map<String, Set<String>> asked) {
        List<Map<String, String>> situations = List.of(Map.of());
        for (Map.Entry<String, Set<String>> question : asked.entrySet()) {
            situations = situations.stream().flatMap(known -> question.getValue().stream().map(answer -> {
                Map<String, String> more = new HashMap<>(known);
                more.put(question.getKey(), answer);
                return more;
            })).collect(Collectors.toList());
        }
        return situations;
    }
}
