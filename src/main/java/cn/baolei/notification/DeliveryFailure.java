package cn.baolei.notification;

import cn.baolei.notification.NotificationTable.PendingEmail;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When an e-mail is given up, the administrators learn of it in their inbox; by e-mail it would only fail again. */
@Component
class DeliveryFailure {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryFailure.class);

    private final NotificationTable table;
    private final MessageTemplates templates;
    private final InboxChannel inbox;
    private final OrganisationDirectory directory;
    private final Clock clock;

    DeliveryFailure(NotificationTable table, MessageTemplates templates, InboxChannel inbox, OrganisationDirectory directory,
                    Clock clock) {
        this.table = table;
        this.templates = templates;
        this.inbox = inbox;
        this.directory = directory;
        this.clock = clock;
    }

    @Transactional
    public void giveUp(UUID id) {
        PendingEmail email = table.pendingEmail(id).orElse(null);
        if (email == null || !table.markFailed(id)) {
            return;
        }
        LOG.error("E-mail of notification {} was given up", id);
        Set<String> administrators =
                Set.copyOf(directory.holdersOf(new Post(Role.ADMINISTRATOR, directory.root().code())));
        if (administrators.isEmpty()) {
            LOG.error("There is no administrator to tell that e-mail is not delivered");
        } else {
            tell(administrators, email.organisation());
        }
    }

    /** Once a day for each organisation: a mail server that is down fails hundreds of e-mails at once. */
    private void tell(Set<String> administrators, String organisation) {
        String key = Template.DELIVERY_FAILED.code() + ":" + organisation + ":"
                + LocalDate.ofInstant(clock.instant(), ShanghaiTime.ZONE);
        Notification notice = new Notification(
                Template.DELIVERY_FAILED.code(), administrators, organisation, null, Map.of(), null, key);
        Message message = templates.render(notice);
        administrators.forEach(administrator -> inbox.deliver(notice, message, administrator));
    }
}
