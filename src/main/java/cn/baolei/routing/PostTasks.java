package cn.baolei.routing;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.TaskLinks;
import cn.baolei.organisation.Post;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.stereotype.Component;

/** The open tasks of organisations' posts: what a reorganisation would do, and has done, to them. */
@Component
public class PostTasks {

    private final TaskLinks links;
    private final TaskGroups groups;
    private final PostChanges changes;
    private final Router router;

    PostTasks(TaskLinks links, TaskGroups groups, PostChanges changes, Router router) {
        this.links = links;
        this.groups = groups;
        this.changes = changes;
        this.router = router;
    }

    /**
     * Who has an open task.
     *
     * @param group    group id
     * @param assignee who has claimed it; null when nobody has
     */
    public record Held(String task, String group, String assignee) {
    }

    /** Of all tasks that posts of these organisations have now. @param organisations codes */
    public Map<String, Held> at(Collection<String> organisations) {
        return of(links.ofGroupsEnding(organisations).stream().map(TaskLinks.Link::task).toList());
    }

    /** Those that are still open. @param tasks ids */
    public Map<String, Held> of(Collection<String> tasks) {
        return links.ofTasks(Set.copyOf(tasks)).stream()
                .collect(Collectors.groupingBy(TaskLinks.Link::task, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), PostTasks::held)));
    }

    /** Gives tasks that are still open back to the groups that had them. @param before task id → group id */
    public void giveBack(Map<String, String> before) {
        changes.giveBack(before);
    }

    /** How many open tasks each of these groups has; groups without are missing. */
    public Map<String, Long> count(Collection<Post> posts) {
        return links.ofGroups(posts.stream().map(Post::groupId).toList()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.type()))
                .collect(Collectors.groupingBy(TaskLinks.Link::group, TreeMap::new, Collectors.counting()));
    }

    /** For each of the posts with which nobody up to the top could be reached, why, in Chinese. */
    public List<String> deadEnds(Collection<Post> posts) {
        return posts.stream().flatMap(post -> {
            try {
                router.route(post.role(), post.organisation(), Set.of());
                return Stream.empty();
            } catch (Refusal nobody) {
                return Stream.of(nobody.getMessage());
            }
        }).distinct().toList();
    }

    /** As an official reads a group, with its organisation. */
    public String nameOf(String group) {
        return groups.nameOf(group);
    }

    private static Held held(List<TaskLinks.Link> ofOneTask) {
        Map<Boolean, TaskLinks.Link> byKind = ofOneTask.stream().collect(Collectors.toMap(
                link -> IdentityLinkType.CANDIDATE.equals(link.type()), Function.identity(), (one, other) -> one));
        TaskLinks.Link link = byKind.getOrDefault(true, byKind.get(false));
        return new Held(link.task(), link.group(), link.assignee());
    }
}
