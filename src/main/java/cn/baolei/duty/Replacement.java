package cn.baolei.duty;

import cn.baolei.engine.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 顶班: somebody else comes on duty in the place of the person rostered, before the shift or in its course. */
@Service
class Replacement {

    private final DutyShiftTable shifts;
    private final DutyPeople people;
    private final DutyEvents events;
    private final OnDutyGroups groups;
    private final Clock clock;

    Replacement(DutyShiftTable shifts, DutyPeople people, DutyEvents events, OnDutyGroups groups, Clock clock) {
        this.shifts = shifts;
        this.people = people;
        this.events = events;
        this.groups = groups;
        this.clock = clock;
    }

    /** Who could come: user id to name. */
    Map<String, String> possible(DutyShift shift) {
        Map<String, String> possible = new LinkedHashMap<>(people.officers(shift.organisation()));
        possible.remove(shift.officer());
        possible.remove(shift.leader());
        return possible;
    }

    /**
     * @param reason as an official gave it
     * @throws Refusal when that person cannot come, or the shift is over
     */
    @Transactional
    public void replace(long id, String person, String reason) {
        DutyShift shift = shifts.get(id);
        if (shift.isOver(clock.instant())) {
            throw new Refusal("本班次已经结束，不能再换人");
        }
        if (!possible(shift).containsKey(person)) {
            throw new Refusal("顶班人员：请从本单位值班人员中选择，不能选择原值班员和本班带班领导");
        }
        refuseDoubleBooking(shift, person);
        shifts.replaceOfficer(id, person);
        events.record(id, "replaced", shift.officer(), "由" + people.nameOf(person) + "顶班：" + reason);
        groups.follow(shift.organisation());
    }

    private void refuseDoubleBooking(DutyShift shift, String person) {
        Instant now = clock.instant();
        Period period = new Period(shift.startsAt().isAfter(now) ? shift.startsAt() : now, shift.endsAt());
        List<DutyShift> elsewhere = shifts.around(List.of(person), period).stream()
                .filter(other -> new Period(other.startsAt(), other.endsAt()).overlaps(period)).toList();
        if (!elsewhere.isEmpty()) {
            throw new Refusal("顶班人员：" + people.nameOf(person) + "在" + elsewhere.get(0).shown() + "已有值班安排");
        }
    }
}
