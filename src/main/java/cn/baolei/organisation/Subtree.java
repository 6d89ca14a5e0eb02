package cn.baolei.organisation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Organisations and all that report to them, however deep; read from the tree at one go. */
public final class Subtree {

    private Subtree() {
    }

    /** @param tops codes of organisations. @return codes of those in force that report to one of them, directly or through others */
    public static Set<String> below(OrganisationDirectory directory, Collection<String> tops) {
        Map<String, List<String>> reporting = directory.all().stream().filter(organisation -> organisation.reportsTo() != null)
                .collect(Collectors.groupingBy(Organisation::reportsTo, Collectors.mapping(Organisation::code, Collectors.toList())));
        Set<String> below = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(tops);
        while (!next.isEmpty()) {
            reporting.getOrDefault(next.remove(), List.of()).stream().filter(below::add).forEach(next::add);
        }
        return below;
    }
}
