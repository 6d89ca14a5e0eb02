package cn.baolei.duty;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Routing;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may do what with a roster. */
@Component
class DutyRights {

    private final OrganisationDirectory directory;
    private final Routing routing;
    private final DutyShiftTable shifts;

    DutyRights(OrganisationDirectory directory, Routing routing, DutyShiftTable shifts) {
        this.directory = directory;
        this.routing = routing;
        this.shifts = shifts;
    }

    /** The organisations at which the user holds a post, and those merged into them of which a roster is left. */
    List<Organisation> own(String user) {
        return directory.postsOf(user).stream().map(Post::organisation).distinct()
                .flatMap(code -> directory.withPredecessors(code).stream().filter(one -> one.equals(code) || shifts.patternOf(one).isPresent()))
                .map(directory::get).toList();
    }

    /** Everybody of the organisation, and of those above it. */
    boolean maySee(String user, String organisation) {
        List<String> own = own(user).stream().map(Organisation::code).toList();
        for (Optional<Organisation> level = directory.find(organisation).map(one -> directory.inForce(one.code())); level.isPresent();
                level = directory.superiorOf(level.get().code())) {
            if (own.contains(level.get().code())) {
                return true;
            }
        }
        return false;
    }

    /** 党办主任, or whoever stands in. */
    boolean mayRoster(String user, String organisation) {
        return holds(user, Role.OFFICE_DIRECTOR, "own", organisation);
    }

    /** The leader of the shift, 带班领导 and 党办主任. */
    boolean mayReplace(String user, DutyShift shift) {
        return user.equals(shift.leader()) || holds(user, Role.DUTY_LEADER, "own", shift.organisation())
                || mayRoster(user, shift.organisation());
    }

    /** The leader of the shift, and at the superior 带班领导 and whoever leads the shift there. */
    boolean mayCall(String user, DutyShift shift) {
        if (user.equals(shift.officer())) {
            return false;
        }
        return user.equals(shift.leader()) || directory.superiorOf(shift.organisation()).map(Organisation::code)
                .filter(superior -> holds(user, Role.DUTY_LEADER, "own", superior) || holds(user, Role.DUTY_LEADER, "on-duty", superior))
                .isPresent();
    }

    private boolean holds(String user, Role role, String place, String organisation) {
        return routing.recipients(role.code(), place, organisation).contains(user);
    }
}
