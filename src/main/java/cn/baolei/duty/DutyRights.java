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

    DutyRights(OrganisationDirectory directory, Routing routing) {
        this.directory = directory;
        this.routing = routing;
    }

    /** The organisations at which the user holds a post. */
    List<Organisation> own(String user) {
        return directory.postsOf(user).stream().map(Post::organisation).distinct().map(directory::get).toList();
    }

    /** Everybody of the organisation, and of those above it. */
    boolean maySee(String user, String organisation) {
        List<String> own = own(user).stream().map(Organisation::code).toList();
        for (Optional<Organisation> level = directory.find(organisation); level.isPresent();
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
