package cn.baolei.audit.figures;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Organisations of one level beside each other, each with all that report to it.
 *
 * @param above   the one they report to; empty where the reader's scope begins with several
 * @param members in the order of the tree
 * @param deeper  codes of those members that have a level of their own
 * @param groups  code of an organisation → code of the member it counts for, or of the one above itself
 */
record Level(Optional<Organisation> above, List<Organisation> members, Set<String> deeper, Map<String, String> groups) {

    /**
     * @param scope  codes of what the reader may audit
     * @param chosen code of the one whose subordinates are compared; empty for the uppermost of the scope
     */
    static Level of(OrganisationDirectory directory, Collection<String> scope, Optional<String> chosen) {
        OrganisationDirectory tree = directory.still();
        List<Organisation> all = new ArrayList<>(tree.all());
        all.addAll(tree.closedForGood());
        Set<String> audited = new HashSet<>(scope);
        all.removeIf(organisation -> !audited.contains(organisation.code()));
        Map<String, String> superiors = new HashMap<>();
        all.forEach(organisation -> superiorOf(tree, organisation).filter(audited::contains)
                .ifPresent(superior -> superiors.put(organisation.code(), superior)));
        List<Organisation> tops = all.stream().filter(organisation -> !superiors.containsKey(organisation.code())).toList();
        Optional<Organisation> above = chosen.or(() -> tops.size() == 1 ? Optional.of(tops.get(0).code()) : Optional.empty()).map(tree::get);
        List<Organisation> members = above.isEmpty() ? tops
                : all.stream().filter(organisation -> above.get().code().equals(superiors.get(organisation.code()))).toList();
        Set<String> ends = new HashSet<>(members.stream().map(Organisation::code).toList());
        above.ifPresent(organisation -> ends.add(organisation.code()));
        Map<String, String> groups = new HashMap<>();
        for (Organisation organisation : all) {
            String end = organisation.code();
            while (end != null && !ends.contains(end)) {
                end = superiors.get(end);
            }
            if (end != null) {
                String group = end;
                tree.withPredecessors(organisation.code()).forEach(code -> groups.put(code, group));
            }
        }
        Set<String> deeper = new HashSet<>(superiors.values());
        return new Level(above, members, deeper, groups);
    }

    /** Whether what is counted for this code is the own work of the one above. */
    boolean isAbove(String code) {
        return above.filter(organisation -> organisation.code().equals(code)).isPresent();
    }

    private static Optional<String> superiorOf(OrganisationDirectory tree, Organisation organisation) {
        return Optional.ofNullable(organisation.reportsTo()).map(superior -> tree.inForce(superior).code());
    }
}
