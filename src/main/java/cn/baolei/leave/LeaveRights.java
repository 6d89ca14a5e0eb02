package cn.baolei.leave;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.routing.SystemAdministrators;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may enter and end leave of whom. */
@Component
class LeaveRights {

    private final OrganisationDirectory directory;
    private final SystemAdministrators administrators;

    LeaveRights(OrganisationDirectory directory, SystemAdministrators administrators) {
        this.directory = directory;
        this.administrators = administrators;
    }

    /** Everybody for themselves, 书记 for the people of their organisation, administrators for all. */
    boolean mayEnterFor(String user, String official) {
        return user.equals(official) || colleaguesLedBy(user).contains(official) || isAdministrator(user);
    }

    /** User ids of everybody at the organisations whose 书记 the user is; sorted. */
    Set<String> colleaguesLedBy(String user) {
        return peopleAt(directory.postsOf(user).stream().filter(post -> post.role() == Role.SECRETARY).map(Post::organisation)
                .collect(Collectors.toSet()));
    }

    /** User ids of everybody at the organisations where the user holds a post, the user left out; sorted. */
    Set<String> colleaguesOf(String user) {
        Set<String> colleagues = peopleAt(directory.postsOf(user).stream().map(Post::organisation).collect(Collectors.toSet()));
        colleagues.remove(user);
        return colleagues;
    }

    boolean isAdministrator(String user) {
        return administrators.include(user);
    }

    private Set<String> peopleAt(Set<String> organisations) {
        Set<String> people = new TreeSet<>();
        for (String organisation : organisations) {
            for (Role role : Role.values()) {
                people.addAll(directory.holdersOf(new Post(role, organisation)));
            }
        }
        return people;
    }
}
