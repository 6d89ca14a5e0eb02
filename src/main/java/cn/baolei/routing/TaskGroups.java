package cn.baolei.routing;

import cn.baolei.engine.TaskLinks;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** What a candidate group of a task stands for: a post, or being on duty. */
@Component
public class TaskGroups {

    /** The type of the link that names the post which should have a task, where somebody of it must keep out of the case. */
    static final String WANTED_POST = "wanted-post";

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

    /**
     * The groups whose work an open task is: its candidate groups, or the post whose other holders have it by name because somebody
     * of it must keep out of the case. Empty for a step that belongs to one person.
     *
     * @param links all identity links of the task
     */
    public List<String> of(List<IdentityLink> links) {
        List<String> candidates = links.stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).toList();
        return candidates.isEmpty() ? links.stream().filter(link -> WANTED_POST.equals(link.getType())).map(IdentityLink::getGroupId).toList()
                : candidates;
    }

    /** Task id → the group that should have it, even where another stands in; tasks without a group are missing. */
    static Map<String, String> wantedOf(List<TaskLinks.Link> links) {
        Map<String, String> wanted = new HashMap<>();
        links.stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.type())).forEach(link -> wanted.put(link.task(), link.group()));
        links.stream().filter(link -> WANTED_POST.equals(link.type())).forEach(link -> wanted.put(link.task(), link.group()));
        return wanted;
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
