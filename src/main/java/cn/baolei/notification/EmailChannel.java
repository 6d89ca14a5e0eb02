package cn.baolei.notification;

import cn.baolei.organisation.OrganisationDirectory;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * E-mail, where SMTP is configured and the user has an address. The row and the order to send it are written in the same
 * transaction, so neither exists without the other.
 */
@Component
class EmailChannel implements Channel {

    private final MailSettings settings;
    private final OrganisationDirectory directory;
    private final NotificationTable table;
    private final SchedulerClient scheduler;

    EmailChannel(MailSettings settings, OrganisationDirectory directory, NotificationTable table, SchedulerClient scheduler) {
        this.settings = settings;
        this.directory = directory;
        this.table = table;
        this.scheduler = scheduler;
    }

    @Override
    public void deliver(Notification notification, Message message, String recipient) {
        if (settings.isComplete() && directory.emailOf(recipient).isPresent()) {
            table.insert(notification, message, recipient, "email", "pending").ifPresent(this::sendAfterCommit);
        }
    }

    /** As soon as possible by the scheduler's own clock, which is not the engine's: an order to send is no process time. */
    private void sendAfterCommit(UUID id) {
        scheduler.schedule(SchedulableInstance.of(
                new TaskInstance<Void>(EmailTask.NAME, id.toString()), schedulerNow -> schedulerNow));
    }
}
