package cn.baolei.routing;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a candidate group of a task stands for: a post, or being on duty. */
@Component
public class TaskGroups {

    private final Router router;
    private final OrganisationDirectory directory;
    private final DutyRoster roster;
    private final Clock clock;

    TaskGroups(Router router, OrganisationDirectory directory, DutyRoster roster, Clock clock) {
        this.router = router;
        this.directory = directory;
        this.roster = roster;
        this.clock = clock;
    }

    /** The post whose work the task is; of those on duty, the duty post. */
    public Post postOf(String groupId) {
        return DutyPost.ofGroupId(groupId).map(duty -> new Post(duty.role(), duty.organisation())).orElseGet(() -> Post.ofGroupId(groupId));
    }

    /** User ids of those who may take the task at this moment. */
    public Set<String> membersOf(String groupId) {
        return DutyPost.ofGroupId(groupId).map(this::onDuty).orElseGet(() -> Set.copyOf(directory.holdersOf(Post.ofGroupId(groupId))));
    }

    /** As an official reads it, with the organisation. */
    public String nameOf(String groupId) {
        Post post = postOf(groupId);
        return directory.get(post.organisation()).name()
                + DutyPost.ofGroupId(groupId).map(DutyPost::label).orElseGet(() -> post.role().label());
    }

    /** Who is on duty at this moment: the person rostered, in a gap of the roster whoever has the duty post or stands in there. */
    public Set<String> onDuty(DutyPost post) {
        return roster.onDuty(post.role(), post.organisation(), clock.instant()).map(Set::of).orElseGet(() ->
                Set.copyOf(directory.holdersOf(router.route(post.role(), post.organisation(), Set.of()).chosen())));
    }
}
