package cn.baolei.duty;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who of an organisation may be put on duty. */
@Component
class DutyPeople {

    /** 带班领导 is a member of the leadership or holds that very post. */
    private static final Set<Role> LEADERS = EnumSet.of(Role.DUTY_LEADER, Role.SECRETARY, Role.DEPUTY_SECRETARY, Role.COMMITTEE_MEMBER,
            Role.ORGANISATION_MEMBER, Role.PUBLICITY_MEMBER, Role.DISCIPLINE_MEMBER);
    /** They look after the system, not after the school. */
    private static final Set<Role> SYSTEM = EnumSet.of(Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR);

    private final OrganisationDirectory directory;

    DutyPeople(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /** User id to name; those who hold the duty post come first. */
    Map<String, String> officers(String organisation) {
        Map<String, String> people = holders(Set.of(Role.DUTY_OFFICER), organisation);
        people.putAll(holders(EnumSet.complementOf(EnumSet.copyOf(SYSTEM)), organisation));
        return people;
    }

    /** User id to name; those who hold that post come first. */
    Map<String, String> leaders(String organisation) {
        Map<String, String> people = holders(Set.of(Role.DUTY_LEADER), organisation);
        people.putAll(holders(LEADERS, organisation));
        return people;
    }

    boolean belongsTo(String user, String organisation) {
        String inForce = directory.inForce(organisation).code();
        return directory.postsOf(user).stream().anyMatch(post -> post.organisation().equals(inForce));
    }

    public String nameOf(String user) {
        return directory.displayNameOf(user);
    }

    private Map<String, String> holders(Collection<Role> roles, String organisation) {
        Map<String, String> people = new LinkedHashMap<>();
        roles.forEach(role -> directory.holdersOf(new Post(role, organisation))
                .forEach(user -> people.put(user, directory.displayNameOf(user))));
        return people;
    }
}
