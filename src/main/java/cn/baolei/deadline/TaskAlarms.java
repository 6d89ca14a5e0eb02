package cn.baolei.deadline;

import cn.baolei.notification.Notification;
import cn.baolei.notification.NotificationService;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Routing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people of a new task, and that it is nearly due, due, or overdue. */
@Component
class TaskAlarms {

    private final NotificationService notifications;
    private final Routing routing;

    TaskAlarms(NotificationService notifications, Routing routing) {
        this.notifications = notifications;
        this.routing = routing;
    }

    @EventListener(condition = "#task.eventName == 'create' and #task.execution != null")
    void announce(DelegateTask task) {
        tell("task-assigned", routing.handlersOf(task), task);
    }

    void remind(DelegateTask task) {
        tell("task-reminder", routing.handlersOf(task), task);
    }

    void chase(DelegateTask task) {
        tell("task-overdue", routing.handlersOf(task), task);
    }

    void supervise(DelegateTask task, Supervisor supervisor) {
        tell("task-supervised", routing.recipients(supervisor.role().code(), "own", supervisor.organisation(), caseOf(task)), task);
    }

    /** Nobody is above who could look into it. */
    void leftAtTheTop(DelegateTask task) {
        Set<String> leaders = new HashSet<>();
        for (Role role : List.of(Role.SECRETARY, Role.DISCIPLINE_MEMBER)) {
            leaders.addAll(routing.recipients(role.code(), "own", task.getTenantId(), caseOf(task)));
        }
        tell("task-left-open", leaders, task);
    }

    private static String caseOf(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }

    /** Where nobody may take a task, the administrators have been told of it. */
    private void tell(String template, Set<String> recipients, DelegateTask task) {
        if (recipients.isEmpty()) {
            return;
        }
        notifications.send(new Notification(template, recipients, task.getTenantId(), caseOf(task),
                Map.of("step", task.getName(), "deadline", task.getDueDate().toInstant().toString()),
                task.getId(), task.getId() + ":" + template));
    }
}
