package cn.baolei.duty;

import cn.baolei.engine.EngineItself;
import cn.baolei.notification.Notification;
import cn.baolei.notification.NotificationService;
import cn.baolei.organisation.Role;
import cn.baolei.routing.DutyPost;
import cn.baolei.routing.TaskGroups;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the engine's groups 当班值班员 and 当班带班领导 of an organisation what the roster says at this moment. When somebody
 * goes off duty, what they had claimed for the post is put back, and whoever comes on duty is told of it.
 */
@Component
class OnDutyGroups {

    private static final String TYPE = "duty";

    private final TaskGroups groups;
    private final IdentityService identities;
    private final TaskService tasks;
    private final NotificationService notifications;
    private final EngineItself engine;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    OnDutyGroups(TaskGroups groups, @Lazy IdentityService identities, @Lazy TaskService tasks, NotificationService notifications,
            EngineItself engine) {
        this.groups = groups;
        this.identities = identities;
        this.tasks = tasks;
        this.notifications = notifications;
        this.engine = engine;
    }

    @Transactional
    public void follow(String organisation) {
        engine.act(() -> {
            follow(new DutyPost(Role.DUTY_OFFICER, organisation));
            follow(new DutyPost(Role.DUTY_LEADER, organisation));
        });
    }

    private void follow(DutyPost post) {
        Set<String> wanted = groups.onDuty(post);
        Set<String> present = identities.createUserQuery().memberOfGroup(post.groupId()).list().stream()
                .map(User::getId).collect(Collectors.toSet());
        if (wanted.equals(present)) {
            return;
        }
        ensure(post);
        present.stream().filter(user -> !wanted.contains(user)).forEach(user -> identities.deleteMembership(user, post.groupId()));
        wanted.stream().filter(user -> !present.contains(user)).forEach(user -> identities.createMembership(user, post.groupId()));
        List<Task> open = tasks.createTaskQuery().taskCandidateGroup(post.groupId()).includeAssignedTasks().list();
        Set<String> leaving = present.stream().filter(user -> !wanted.contains(user)).collect(Collectors.toSet());
        open.forEach(task -> passOn(task, leaving, wanted));
    }

    /** What was handed on (转办, 委派) is the colleague's and stays there; what was entrusted comes back to whoever is then on duty. */
    private void passOn(Task task, Set<String> leaving, Set<String> onDuty) {
        if (leaving.contains(task.getOwner())) {
            task.setOwner(null);
            tasks.saveTask(task);
        }
        if (leaving.contains(task.getAssignee())) {
            tasks.setAssignee(task.getId(), null);
        } else if (task.getAssignee() != null) {
            return;
        }
        notifications.send(new Notification("task-assigned", onDuty, task.getTenantId(), null,
                Map.of("step", task.getName(), "deadline", task.getDueDate().toInstant().toString()),
                task.getId(), task.getId() + ":on-duty:" + String.join(",", onDuty)));
    }

    private void ensure(DutyPost post) {
        if (identities.createGroupQuery().groupId(post.groupId()).count() == 0) {
            Group group = identities.newGroup(post.groupId());
            group.setName(post.label());
            group.setType(TYPE);
            identities.saveGroup(group);
        }
    }
}
