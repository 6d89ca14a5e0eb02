package cn.baolei.taskwork;

import cn.baolei.notification.Notification;
import cn.baolei.notification.NotificationService;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells people of what others did with a task. */
@Component
class TaskNotices {

    private final NotificationService notifications;
    private final Clock clock;

    TaskNotices(NotificationService notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    void handedTo(String person, TaskRef task) {
        send("task-handed-over", Set.of(person), task, task.id());
    }

    void asksOpinion(String person, TaskRef task, String subtask) {
        send("task-countersign", Set.of(person), task, subtask);
    }

    void countersigned(String person, TaskRef task) {
        send("task-countersigned", Set.of(person), task, task.id());
    }

    void copied(Set<String> persons, TaskRef task) {
        send("task-copied", persons, task, null);
    }

    void urged(Set<String> persons, TaskRef task) {
        send("task-urged", persons, task, task.id());
    }

    private void send(String template, Set<String> recipients, TaskRef task, String opens) {
        notifications.send(new Notification(template, recipients, task.organisation(), task.caseNumber(),
                Map.of("step", task.name()), opens, task.id() + ":" + template + ":" + clock.instant()));
    }
}
