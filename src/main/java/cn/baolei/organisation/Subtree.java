package cn.baolei.organisation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Organisations and all that report to them, however deep; read from the tree at one go. One that was closed without a successor stays
 * where it was on the reporting line.
 */
public final class Subtree {

    private Subtree() {
    }

    /** These and all {@link #below} them. */
    public static Set<String> of(OrganisationDirectory directory, Collection<String> tops) {
        Set<String> all = new LinkedHashSet<>(tops);
        all.addAll(below(directory, tops));
        return all;
    }

    /**
     * @param tops codes of organisations
     * @return codes of those that report to one of them, or did when they were closed, directly or through others; of merged ones the
     *         successor alone, which has its predecessors
     */
    public static Set<String> below(OrganisationDirectory directory, Collection<String> tops) {
        OrganisationDirectory tree = directory.still();
        Map<String, List<String>> reporting = Stream.concat(tree.all().stream(), tree.closedForGood().stream())
                .filter(organisation -> organisation.reportsTo() != null)
                .collect(Collectors.groupingBy(organisation -> tree.inForce(organisation.reportsTo()).code(),
                        Collectors.mapping(Organisation::code, Collectors.toList())));
        Set<String> below = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(tops);
        while (!next.isEmpty()) {
            reporting.getOrDefault(next.remove(), List.of()).stream().filter(below::add).forEach(next::add);
        }
        return below;
    }
}
