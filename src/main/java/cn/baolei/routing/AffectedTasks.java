package cn.baolei.routing;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which open tasks a change of people may concern. */
@Component
class AffectedTasks {

    private record Fallen(String task, String wanted) {
    }

    private final JdbcClient jdbc;
    private final UnattendedTasks unattended;
    private final OrganisationDirectory directory;
    private final TaskService tasks;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    AffectedTasks(JdbcClient jdbc, UnattendedTasks unattended, OrganisationDirectory directory, @Lazy TaskService tasks) {
        this.jdbc = jdbc;
        this.unattended = unattended;
        this.directory = directory;
        this.tasks = tasks;
    }

    /**
     * Tasks of these posts and of those on duty in them, tasks that these people have, tasks that have fallen to somebody else at or
     * below the organisations, and those that nobody may take.
     *
     * @param posts         that somebody has left
     * @param users         who have left a post
     * @param organisations where posts have been left or taken up
     */
    List<Task> of(Collection<Post> posts, Collection<String> users, Set<String> organisations) {
        Set<String> ids = new HashSet<>(unattended.ids());
        if (!posts.isEmpty() || !users.isEmpty()) {
            String[] groups = posts.stream().flatMap(post -> Stream.of(post.groupId(), new DutyPost(post.role(), post.organisation()).groupId()))
                    .toArray(String[]::new);
            String[] people = users.toArray(String[]::new);
            ids.addAll(jdbc.sql("""
                    select id_ from act_ru_task where proc_inst_id_ is not null and (assignee_ = any (?) or owner_ = any (?))
                    union
                    select task_id_ from act_ru_identitylink where task_id_ is not null and type_ = 'candidate' and group_id_ = any (?)""")
                    .params(people, people, groups).query(String.class).list());
        }
        if (!organisations.isEmpty()) {
            OrganisationDirectory still = directory.still();
            jdbc.sql("select task_id_ task, group_id_ wanted from act_ru_identitylink where task_id_ is not null and type_ = ?")
                    .param(TaskGroups.WANTED_POST).query(Fallen.class).list().stream()
                    .filter(fallen -> concerns(organisations, fallen.wanted(), still)).map(Fallen::task).forEach(ids::add);
        }
        return ids.isEmpty() ? List.of() : tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list().stream()
                .filter(task -> task.getProcessInstanceId() != null).toList();
    }

    /** Whether the chain of stand-ins of a post passes through one of the organisations. */
    private static boolean concerns(Set<String> organisations, String group, OrganisationDirectory directory) {
        for (Optional<String> level = Optional.of(group.substring(group.indexOf('@') + 1)); level.isPresent();
                level = directory.superiorOf(level.get()).map(Organisation::code)) {
            if (organisations.contains(level.get())) {
                return true;
            }
        }
        return false;
    }
}
