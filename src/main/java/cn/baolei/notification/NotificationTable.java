package cn.baolei.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writing side of the table {@code notification}. */
@Component
class NotificationTable {

    /** An e-mail that still has to leave. */
    record PendingEmail(UUID id, String recipient, String organisation, String subject, String body) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    NotificationTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the new row's id; empty when the recipient already has this notification in this channel */
    Optional<UUID> insert(Notification notification, Message message, String recipient, String channel, String state) {
        return jdbc.sql("""
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
    }

    Optional<PendingEmail> pendingEmail(UUID id) {
        return jdbc.sql("select * from notification where id = :id and channel = 'email' and state = 'pending'")
                .param("id", id).query(NotificationTable::pendingEmail).optional();
    }

    void markSent(UUID id) {
        jdbc.sql("update notification set state = 'sent', sent_at = :now where id = :id and state = 'pending'")
                .param("id", id).param("now", now()).update();
    }

    /** @return whether it was still pending */
    boolean markFailed(UUID id) {
        return jdbc.sql("update notification set state = 'failed' where id = :id and state = 'pending'")
                .param("id", id).update() == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static PendingEmail pendingEmail(ResultSet row, int number) throws SQLException {
        return new PendingEmail(row.getObject("id", UUID.class), row.getString("recipient"), row.getString("organisation"),
                row.getString("subject"), row.getString("body"));
    }
}
