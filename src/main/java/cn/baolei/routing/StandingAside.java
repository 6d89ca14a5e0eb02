package cn.baolei.routing;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Keeps the tasks of a case from those who must keep out of it. A post that somebody recused shares with others gives way to those
 * others by name; a post that nobody else holds counts as vacant and the task falls on. Which post should have had the task stays
 * on it as a link of its own kind, so that later recusals and changes of holders start from there ({@link Rerouting}).
 */
@Component
class StandingAside {

    private final OrganisationDirectory directory;
    private final Attendance attendance;

    StandingAside(OrganisationDirectory directory, Attendance attendance) {
        this.directory = directory;
        this.attendance = attendance;
    }

    /** Whether a post is held, or its work done, by somebody who must keep out: then its group is no candidate, but others by name. */
    boolean isDivided(Post post, Set<String> excluded) {
        return !excluded.isEmpty()
                && Stream.concat(directory.holdersOf(post).stream(), attendance.of(post).stream()).anyMatch(excluded::contains);
    }

    /**
     * Whether somebody who must keep out may come on duty at an organisation, on this shift or another: then those on duty are no
     * candidate, and the task belongs to the holders of the duty post.
     */
    boolean mayComeOnDuty(String organisation, Set<String> excluded) {
        return excluded.stream().flatMap(user -> directory.postsOf(user).stream()).anyMatch(post -> post.organisation().equals(organisation));
    }

    /** A task that has just come into being, before anybody is told of it. */
    void begin(DelegateTask task, Route route, Set<String> excluded) {
        if (isDivided(route.chosen(), excluded)) {
            task.addCandidateUsers(route.handlers());
        }
        if (isDivided(route.chosen(), excluded) || !route.chosen().equals(route.wanted())) {
            task.addGroupIdentityLink(route.wanted().groupId(), TaskGroups.WANTED_POST);
        }
    }
}
