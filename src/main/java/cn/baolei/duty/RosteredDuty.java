package cn.baolei.duty;

import cn.baolei.organisation.Role;
import cn.baolei.routing.DutyRoster;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Answers the routing from the roster. Whoever has left the organisation since is not on duty there: that is a gap. */
@Component
class RosteredDuty implements DutyRoster {

    private final DutyShiftTable shifts;
    private final DutyPeople people;

    RosteredDuty(DutyShiftTable shifts, DutyPeople people) {
        this.shifts = shifts;
        this.people = people;
    }

    @Override
    public boolean isKept(String organisation) {
        return shifts.patternOf(organisation).isPresent();
    }

    @Override
    public Optional<String> onDuty(Role role, String organisation, Instant moment) {
        return shifts.at(organisation, moment).map(shift -> switch (role) {
            case DUTY_OFFICER -> shift.officer();
            case DUTY_LEADER -> shift.leader();
            default -> throw new IllegalArgumentException("No such role on duty: " + role.code());
        }).filter(user -> people.belongsTo(user, organisation));
    }
}
