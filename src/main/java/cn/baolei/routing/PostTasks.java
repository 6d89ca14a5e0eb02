package cn.baolei.routing;

import cn.baolei.engine.EngineItself;
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
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open tasks of organisations' posts: what a reorganisation would do, and has done, to them. */
@Component
public class PostTasks {

    private final TaskLinks links;
    private final TaskGroups groups;
    private final Rerouting rerouting;
    private final Router router;
    private final EngineItself engine;
    private final TaskService tasks;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    PostTasks(TaskLinks links, TaskGroups groups, Rerouting rerouting, Router router, EngineItself engine, @Lazy TaskService tasks) {
        this.links = links;
        this.groups = groups;
        this.rerouting = rerouting;
        this.router = router;
        this.engine = engine;
        this.tasks = tasks;
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

    /** Gives tasks that are still open back to the groups that had them, where they are not back already. @param before task id → group id */
    public void giveBack(Map<String, String> before) {
        Set<String> back = of(before.keySet()).values().stream().filter(held -> held.group().equals(before.get(held.task())))
                .map(Held::task).collect(Collectors.toSet());
        String[] away = before.keySet().stream().filter(task -> !back.contains(task)).toArray(String[]::new);
        if (away.length > 0) {
            engine.act(() -> tasks.createTaskQuery().taskIdIn(away).list()
                    .forEach(task -> rerouting.look(task, before.get(task.getId()), Set.of())));
        }
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
