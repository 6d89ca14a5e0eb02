package cn.baolei.taskwork;

import cn.baolei.notification.Notification;
import cn.baolei.notification.NotificationService;
import cn.baolei.routing.Recusals;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells people of what others did with a task; not those who must keep out of its case by now. */
@Component
class TaskNotices {

    private final NotificationService notifications;
    private final Recusals recusals;
    private final Clock clock;

    TaskNotices(NotificationService notifications, Recusals recusals, Clock clock) {
        this.notifications = notifications;
        this.recusals = recusals;
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

    private void send(String template, Set<String> persons, TaskRef task, String opens) {
        Set<String> recipients = new HashSet<>(persons);
        recipients.removeAll(recusals.of(task.caseNumber()));
        if (!recipients.isEmpty()) {
            notifications.send(new Notification(template, recipients, task.organisation(), task.caseNumber(),
                    Map.of("step", task.name()), opens, task.id() + ":" + template + ":" + clock.instant()));
        }
    }
}
