package cn.baolei.routing;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** What a candidate group of a task stands for: a post, or being on duty. */
@Component
public class TaskGroups {

    /** The type of the link that names the post which should have a task, where another has it or its holders have it by name. */
    static final String WANTED_POST = "wanted-post";

    private final Router router;
    private final OrganisationDirectory directory;
    private final Attendance attendance;
    private final DutyRoster roster;
    private final Clock clock;

    TaskGroups(Router router, OrganisationDirectory directory, Attendance attendance, DutyRoster roster, Clock clock) {
        this.router = router;
        this.directory = directory;
        this.attendance = attendance;
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

    /** The group that should have a task, whoever has it now; empty for a step that belongs to one person. */
    static Optional<String> wantedGroup(List<IdentityLink> links) {
        return links.stream().filter(link -> WANTED_POST.equals(link.getType())).findFirst()
                .or(() -> links.stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null).findFirst())
                .map(IdentityLink::getGroupId);
    }

    /** The post whose work the task is; of those on duty, the duty post. */
    public Post postOf(String groupId) {
        return DutyPost.ofGroupId(groupId).map(duty -> new Post(duty.role(), duty.organisation())).orElseGet(() -> Post.ofGroupId(groupId));
    }

    /** User ids of those who may take the task at this moment. */
    public Set<String> membersOf(String groupId) {
        return DutyPost.ofGroupId(groupId).map(this::onDuty).orElseGet(() -> attending(Post.ofGroupId(groupId)));
    }

    /** The same group where its organisation was merged into another one: that of the successor. */
    String inForce(String groupId) {
        return at(directory.inForce(postOf(groupId).organisation()).code(), groupId);
    }

    /** The same post, or being on duty in it, at another organisation. */
    static String at(String organisation, String groupId) {
        return DutyPost.ofGroupId(groupId).map(duty -> new DutyPost(duty.role(), organisation).groupId())
                .orElseGet(() -> new Post(Post.ofGroupId(groupId).role(), organisation).groupId());
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
                router.find(post.role(), post.organisation(), Set.of()).map(Route::handlers).orElse(Set.of()));
    }

    /** The holders where everybody is away: they may still take it. */
    private Set<String> attending(Post post) {
        Set<String> attending = attendance.of(post);
        return attending.isEmpty() ? Set.copyOf(directory.holdersOf(post)) : attending;
    }
}
