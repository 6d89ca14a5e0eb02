package cn.baolei.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What one user finds in the inbox. Every method is limited to that user's own rows. */
@Component
class Inbox {

    static final int PAGE_SIZE = 20;

    /**
     * A line of the inbox.
     *
     * @param time    when it was written, in Asia/Shanghai
     * @param leadsOn whether there is a task or case to open from it
     */
    record Entry(UUID id, String subject, String body, String time, boolean unread, boolean leadsOn) {
    }

    /** @param number counted from 1 */
    record Page(List<Entry> entries, int number, int last, long unread, boolean unreadOnly) {
    }

    /** What a notification leads to; both may be null. */
    record Target(String taskId, String caseNumber) {

        boolean leadsOn() {
            return taskId != null || caseNumber != null;
        }
    }

    private static final String OWN = " from notification where channel = 'inbox' and recipient = :user";

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Unread first, then the newest; a page beyond the last shows the last. */
    Page page(String user, boolean unreadOnly, int number) {
        long unread = unread(user);
        long total = unreadOnly ? unread : jdbc.sql("select count(*)" + OWN).param("user", user).query(Long.class).single();
        int last = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        int shown = Math.min(Math.max(number, 1), last);
        List<Entry> entries = jdbc.sql("select id, subject, body, task_id, case_number, created_at, read_at" + OWN
                        + (unreadOnly ? " and read_at is null" : "")
                        + " order by (read_at is not null), created_at desc, id limit :size offset :offset")
                .param("user", user).param("size", PAGE_SIZE).param("offset", (shown - 1) * PAGE_SIZE)
                .query(Inbox::entry).list();
        return new Page(entries, shown, last, unread, unreadOnly);
    }

    long unread(String user) {
        return jdbc.sql("select count(*)" + OWN + " and read_at is null").param("user", user).query(Long.class).single();
    }

    void markAllRead(String user) {
        jdbc.sql("update notification set read_at = :now where recipient = :user and read_at is null")
                .param("user", user).param("now", now()).update();
    }

    /**
     * Marks a notification read in every channel, whichever of its channels' ids is given.
     *
     * @return where it leads; empty when the user has no such notification
     */
    Optional<Target> open(UUID id, String user) {
        Optional<Target> target = jdbc.sql("select task_id, case_number from notification where id = :id and recipient = :user")
                .param("id", id).param("user", user)
                .query((row, number) -> target(row)).optional();
        target.ifPresent(found -> jdbc.sql("""
                        update notification set read_at = :now
                        where recipient = :user and read_at is null
                          and dedup_key = (select dedup_key from notification where id = :id)""")
                .param("id", id).param("user", user).param("now", now()).update());
        return target;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(row.getObject("id", UUID.class), row.getString("subject"), row.getString("body"),
                ShanghaiTime.format(row.getObject("created_at", OffsetDateTime.class).toInstant()),
                row.getObject("read_at") == null, target(row).leadsOn());
    }

    private static Target target(ResultSet row) throws SQLException {
        return new Target(row.getString("task_id"), row.getString("case_number"));
    }
}
