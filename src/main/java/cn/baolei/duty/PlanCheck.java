package cn.baolei.duty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Whether a plan can be lived: every hour has one person on duty and one leader, and nobody is in two places, or on two shifts
 * without rest. Findings are in the words an official reads.
 */
final class PlanCheck {

    private final UnaryOperator<String> nameOf;
    private final Set<String> findings = new LinkedHashSet<>();

    private PlanCheck(UnaryOperator<String> nameOf) {
        this.nameOf = nameOf;
    }

    /**
     * @param window  must be covered without a gap
     * @param shifts  the plan
     * @param others  shifts at any organisation of the people in the plan, and the neighbours of the window at the same one
     * @param nameOf  user id to name
     * @return empty when there is nothing to object to
     */
    static List<String> findings(Period window, List<PlannedShift> shifts, List<PlannedShift> others, UnaryOperator<String> nameOf) {
        PlanCheck check = new PlanCheck(nameOf);
        check.people(shifts);
        check.coverage(window, shifts);
        check.doubleBookings(shifts, others);
        return List.copyOf(check.findings);
    }

    private void people(List<PlannedShift> shifts) {
        for (PlannedShift shift : shifts) {
            if (shift.officer().isEmpty()) {
                findings.add(shift.period().shown() + "：没有安排值班员");
            }
            if (shift.leader().isEmpty()) {
                findings.add(shift.period().shown() + "：没有安排带班领导");
            }
            if (!shift.officer().isEmpty() && shift.officer().equals(shift.leader())) {
                findings.add(shift.period().shown() + "：" + nameOf.apply(shift.officer()) + "不能同时担任值班员和带班领导");
            }
        }
    }

    private void coverage(Period window, List<PlannedShift> shifts) {
        List<Period> periods = new ArrayList<>(shifts.stream().map(PlannedShift::period).sorted(Comparator.comparing(Period::from)).toList());
        periods.add(new Period(window.to(), window.to()));
        var covered = window.from();
        for (Period period : periods) {
            if (period.from().isAfter(covered)) {
                findings.add(new Period(covered, period.from()).shown() + "：无人值班，24小时值班不能有空档");
            }
            if (period.from().isBefore(covered) && period.from().isBefore(period.to())) {
                Period twice = new Period(period.from(), covered.isBefore(period.to()) ? covered : period.to());
                findings.add(twice.shown() + "：排了两个班次");
            }
            covered = covered.isAfter(period.to()) ? covered : period.to();
        }
    }

    private void doubleBookings(List<PlannedShift> shifts, List<PlannedShift> others) {
        for (int i = 0; i < shifts.size(); i++) {
            List<PlannedShift> rest = new ArrayList<>(shifts.subList(i + 1, shifts.size()));
            rest.addAll(others);
            for (PlannedShift other : rest) {
                compare(shifts.get(i), other);
            }
        }
    }

    private void compare(PlannedShift one, PlannedShift other) {
        for (String person : List.of(one.officer(), one.leader())) {
            boolean alsoThere = !person.isEmpty() && (person.equals(other.officer()) || person.equals(other.leader()));
            if (alsoThere && one.period().overlaps(other.period())) {
                findings.add(nameOf.apply(person) + "重复排班：" + one.period().shown() + "与" + other.period().shown());
            }
        }
        boolean adjoining = one.period().to().equals(other.period().from()) || other.period().to().equals(one.period().from());
        if (adjoining && !one.officer().isEmpty() && one.officer().equals(other.officer())) {
            findings.add(nameOf.apply(one.officer()) + "连续值两个班：" + one.period().shown() + "与" + other.period().shown());
        }
    }
}
