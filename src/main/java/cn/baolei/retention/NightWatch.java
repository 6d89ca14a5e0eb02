package cn.baolei.retention;

import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import cn.baolei.notification.Notification;
import cn.baolei.notification.NotificationService;
import cn.baolei.notification.Template;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.retention.Night.Outcome;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins, ends and misses nights on the record, and tells 系统管理员 of those that did not go as they should. */
@Service
class NightWatch {

    private static final Logger LOG = LoggerFactory.getLogger(NightWatch.class);

    private final Nights nights;
    private final Journal journal;
    private final NotificationService notifications;
    private final OrganisationDirectory directory;

    NightWatch(Nights nights, Journal journal, NotificationService notifications, OrganisationDirectory directory) {
        this.nights = nights;
        this.journal = journal;
        this.notifications = notifications;
        this.directory = directory;
    }

    /** @param closed the night whose window has closed last */
    @Transactional
    void lookBack(LocalDate closed) {
        Optional<LocalDate> known = nights.last();
        if (known.isEmpty()) {
            nights.addWithoutRun(closed, closed, Outcome.BEFORE_START);
            return;
        }
        for (LocalDate broken : nights.breakOff(closed)) {
            record(broken);
            alert(broken);
        }
        if (known.get().isBefore(closed)) {
            LocalDate first = known.get().plusDays(1);
            nights.addWithoutRun(first, closed, Outcome.MISSED);
            record(first);
            alert(first);
        }
    }

    @Transactional
    boolean begin(LocalDate night) {
        return nights.begin(night);
    }

    @Transactional
    void end(LocalDate night, Outcome outcome, int kept, int failed) {
        nights.end(night, outcome, kept, failed);
        record(night);
        if (failed > 0) {
            alert(night);
        }
    }

    private void record(LocalDate night) {
        Night one = nights.get(night);
        journal.record(Chains.RETENTION, Kinds.RETENTION, Map.of("event", "night", "night", one.first().toString(), "last", one.last().toString(), "outcome", one.outcome().code(),
                "cases", one.cases(), "rows", one.rows(), "kept", one.kept(), "failed", one.failed()));
    }

    private void alert(LocalDate night) {
        String root = directory.root().code();
        Set<String> administrators = Set.copyOf(directory.holdersOf(new Post(Role.ADMINISTRATOR, root)));
        LOG.error("The clean-up of the night {} did not go as it should", night);
        if (administrators.isEmpty()) {
            LOG.error("There is no administrator to tell of the clean-up");
            return;
        }
        notifications.send(new Notification(Template.CLEAN_UP_FAILED.code(), administrators, root, null, Map.of(), null,
                Template.CLEAN_UP_FAILED.code() + ":" + night));
    }
}
