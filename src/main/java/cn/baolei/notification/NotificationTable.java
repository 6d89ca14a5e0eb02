package cn.baolei.notification;

import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writing side of the table {@code notification}. */
@Component
class NotificationTable {

    /** An e-mail that still has to leave. */
    record PendingEmail(UUID id, String recipient, String organisation, String subject, String body) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Journal journal;

    NotificationTable(JdbcClient jdbc, Clock clock, Journal journal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.journal = journal;
    }

    /** @return the new row's id; empty when the recipient already has this notification in this channel */
    @Transactional
    Optional<UUID> insert(Notification notification, Message message, String recipient, String channel, String state) {
        Optional<UUID> inserted = jdbc.sql("""
                        insert into notification (id, dedup_key, recipient, channel, state, template, organisation, case_number,
                                                  task_id, subject, body, created_at)
                        values (:id, :key, :recipient, :channel, :state, :template, :organisation, :caseNumber,
                                :taskId, :subject, :body, :now)
                        on conflict (dedup_key, recipient, channel) do nothing
                        returning id""")
                .param("id", UUID.randomUUID())
                .param("key", notification.deduplicationKey())
                .param("recipient", recipient)
                .param("channel", channel)
                .param("state", state)
                .param("template", notification.template())
                .param("organisation", notification.organisation())
                .param("caseNumber", notification.caseNumber())
                .param("taskId", notification.taskId())
                .param("subject", message.subject())
                .param("body", message.body())
                .param("now", now())
                .query(UUID.class).optional();
        inserted.ifPresent(id -> enter(id, state, notification.caseNumber(), facts -> {
            facts.put("recipient", recipient);
            facts.put("channel", channel);
            facts.put("template", notification.template());
            facts.put("organisation", notification.organisation());
            facts.put("task", notification.taskId());
            facts.put("subject", message.subject());
        }));
        return inserted;
    }

    Optional<PendingEmail> pendingEmail(UUID id) {
        return jdbc.sql("select * from notification where id = :id and channel = 'email' and state = 'pending'")
                .param("id", id).query(NotificationTable::pendingEmail).optional();
    }

    @Transactional
    void markSent(UUID id) {
        become(id, "sent", now());
    }

    /** @return whether it was still pending */
    @Transactional
    boolean markFailed(UUID id) {
        return become(id, "failed", null);
    }

    private boolean become(UUID id, String state, OffsetDateTime sentAt) {
        List<Optional<String>> changed = jdbc.sql("update notification set state = ?, sent_at = ? where id = ? and state = 'pending' returning case_number")
                .params(state, sentAt, id).query((row, number) -> Optional.ofNullable(row.getString(1))).list();
        changed.forEach(caseNumber -> enter(id, state, caseNumber.orElse(null), facts -> { }));
        return !changed.isEmpty();
    }

    private void enter(UUID id, String state, String caseNumber, Consumer<Map<String, Object>> more) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("notification", id);
        facts.put("state", state);
        more.accept(facts);
        journal.record(Chains.ofCaseOr(caseNumber, Chains.NOTIFICATIONS), Kinds.NOTIFICATION, facts);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static PendingEmail pendingEmail(ResultSet row, int number) throws SQLException {
        return new PendingEmail(row.getObject("id", UUID.class), row.getString("recipient"), row.getString("organisation"),
                row.getString("subject"), row.getString("body"));
    }
}
