package cn.baolei.notification;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.routing.TaskPassedOn;
import cn.baolei.routing.TaskUnattended;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever has got an open task from others, and the administrators of a task that nobody may take. */
@Component
class RoutingNotices {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingNotices.class);

    private final NotificationService notifications;
    private final OrganisationDirectory directory;
    private final Clock clock;

    RoutingNotices(NotificationService notifications, OrganisationDirectory directory, Clock clock) {
        this.notifications = notifications;
        this.directory = directory;
        this.clock = clock;
    }

    @EventListener
    void passedOn(TaskPassedOn passed) {
        Map<String, String> parameters = new HashMap<>(Map.of(Parameter.STEP.code(), passed.name()));
        if (passed.due() != null) {
            parameters.put(Parameter.DEADLINE.code(), passed.due().toString());
        }
        notifications.send(new Notification(Template.TASK_ASSIGNED.code(), passed.to(), passed.organisation(), passed.caseNumber(), parameters,
                passed.task(), passed.task() + ":passed-on:" + clock.instant()));
    }

    /** The name of the step and the number of the case, nothing of what it is about; no way into the task, which is not theirs. */
    @EventListener
    void unattended(TaskUnattended unattended) {
        Set<String> administrators = Set.copyOf(directory.holdersOf(new Post(Role.ADMINISTRATOR, directory.root().code())));
        if (administrators.isEmpty()) {
            LOG.error("Nobody may take task {}, and there is no administrator to tell", unattended.task());
            return;
        }
        notifications.send(new Notification(Template.TASK_UNATTENDED.code(), administrators, unattended.organisation(), unattended.caseNumber(),
                Map.of(Parameter.STEP.code(), unattended.name()), null, unattended.task() + ":unattended:" + clock.instant()));
    }
}
