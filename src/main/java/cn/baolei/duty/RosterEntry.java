package cn.baolei.duty;

import cn.baolei.engine.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a week of shifts into the roster. What has begun stands as it is; what is over needs nobody any more. */
@Service
class RosterEntry {

    private final DutyShiftTable shifts;
    private final DutyPeople people;
    private final OnDutyGroups groups;
    private final Clock clock;

    RosterEntry(DutyShiftTable shifts, DutyPeople people, OnDutyGroups groups, Clock clock) {
        this.shifts = shifts;
        this.people = people;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * @param week the shifts of a week of the pattern, in order; those that have begun or are over are passed over
     * @return what is wrong, in the words an official reads; then nothing was changed
     */
    @Transactional
    public List<String> enter(String organisation, ShiftPattern pattern, List<PlannedShift> week, String by) {
        Instant now = clock.instant();
        List<DutyShift> begun = shifts.around(organisation, new Period(now, week.get(week.size() - 1).period().to())).stream()
                .filter(shift -> shift.startedAt() != null && shift.endsAt().isAfter(now)).toList();
        List<PlannedShift> open = week.stream().filter(shift -> shift.period().to().isAfter(now))
                .filter(shift -> begun.stream().noneMatch(other -> shift.period().from().equals(other.startsAt()))).toList();
        if (open.isEmpty()) {
            throw new Refusal("这一周的班次都已开始或者结束，不能再改动；换人请用“顶班”");
        }
        Period window = new Period(start(organisation, open), open.get(open.size() - 1).period().to());
        List<String> findings = new ArrayList<>(strangers(organisation, open));
        shifts.around(organisation, window).stream().filter(shift -> !isReplaced(shift, organisation, window))
                .filter(shift -> new Period(shift.startsAt(), shift.endsAt()).overlaps(window))
                .forEach(shift -> findings.add(shift.shown() + "：已有班次，与本次排班重叠"));
        findings.addAll(PlanCheck.findings(window, open, neighbours(organisation, open, window), people::nameOf));
        if (findings.isEmpty()) {
            shifts.change(organisation, pattern, by, now);
            shifts.deleteNotStarted(organisation, new Period(open.get(0).period().from(), window.to()));
            open.forEach(shift -> shifts.add(organisation, shift, now));
            groups.follow(organisation);
        }
        return findings;
    }

    /** Where the roster before this week ends earlier on the same day, the hours in between must not be left open. */
    private Instant start(String organisation, List<PlannedShift> open) {
        Instant first = open.get(0).period().from();
        return shifts.lastEndBefore(organisation, first).filter(end -> end.isAfter(first.minusSeconds(24 * 3600)))
                .filter(end -> end.isBefore(first)).orElse(first);
    }

    private List<String> strangers(String organisation, List<PlannedShift> open) {
        Set<String> officers = people.officers(organisation).keySet();
        Set<String> leaders = people.leaders(organisation).keySet();
        return open.stream().flatMap(shift -> Stream.of(
                shift.officer().isEmpty() || officers.contains(shift.officer()) ? "" : shift.period().shown() + "：值班员只能从本单位人员中选择",
                shift.leader().isEmpty() || leaders.contains(shift.leader()) ? "" : shift.period().shown() + "：带班领导只能从本单位班子成员中选择"))
                .filter(finding -> !finding.isEmpty()).toList();
    }

    /** Shifts that stay and could collide: at this organisation outside of the week, and of the same people anywhere. */
    private List<PlannedShift> neighbours(String organisation, List<PlannedShift> open, Period window) {
        Set<String> involved = open.stream().flatMap(shift -> Stream.of(shift.officer(), shift.leader()))
                .filter(user -> !user.isEmpty()).collect(Collectors.toSet());
        return Stream.concat(shifts.around(organisation, window).stream(),
                        involved.isEmpty() ? Stream.empty() : shifts.around(involved, window).stream())
                .distinct().filter(shift -> !isReplaced(shift, organisation, window))
                .map(shift -> new PlannedShift(new Period(shift.startsAt(), shift.endsAt()), shift.officer(), shift.leader())).toList();
    }

    private static boolean isReplaced(DutyShift shift, String organisation, Period window) {
        return shift.organisation().equals(organisation) && shift.startedAt() == null
                && !shift.startsAt().isBefore(window.from()) && shift.startsAt().isBefore(window.to());
    }
}
