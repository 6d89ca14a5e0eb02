package cn.baolei.situation;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who reports to whom. */
@Component
class ReportingLine {

    private final OrganisationDirectory directory;
    private final SituationSchedules schedules;

    ReportingLine(OrganisationDirectory directory, SituationSchedules schedules) {
        this.directory = directory;
        this.schedules = schedules;
    }

    /** The organisations that send their situation reports to this one. */
    List<Organisation> subordinatesOf(String code) {
        Map<String, Boolean> kinds = new HashMap<>();
        return directory.all().stream().filter(one -> code.equals(one.reportsTo()) && isStaffed(one))
                .filter(one -> kinds.computeIfAbsent(one.kind(), kind -> schedules.of(kind).reports())).toList();
    }

    /** The organisation itself and all below it, also those that do not report themselves. */
    Set<String> subtreeOf(String code) {
        Map<String, List<Organisation>> below = directory.all().stream().filter(one -> one.reportsTo() != null)
                .collect(Collectors.groupingBy(Organisation::reportsTo));
        Set<String> subtree = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(code));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (subtree.add(next)) {
                below.getOrDefault(next, List.of()).forEach(one -> open.push(one.code()));
            }
        }
        return subtree;
    }

    /** A standing body without officials of its own, the leading group for instance, has nobody who could report. */
    private boolean isStaffed(Organisation one) {
        return !one.kind().equals("body") || isHeld(Role.REPORTER, one) || isHeld(Role.SECRETARY, one);
    }

    private boolean isHeld(Role role, Organisation one) {
        return !directory.holdersOf(new Post(role, one.code())).isEmpty();
    }
}
