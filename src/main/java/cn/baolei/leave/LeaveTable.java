package cn.baolei.leave;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes {@code official_leave}. */
@Repository
class LeaveTable {

    /** Begun and not over. The end is exact, whoever looks when. */
    private static final String ACTIVE = " and closed_at is null and begun_at is not null and coalesce(ended_at, ends_at) > ?";

    private final JdbcClient jdbc;

    LeaveTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One entry at a time, so that two together make no circle; held until the transaction ends. */
    void lock() {
        jdbc.sql("lock table official_leave in share row exclusive mode").update();
    }

    long add(String official, LeaveKind kind, Optional<String> substitute, String reason, Instant startsAt, Instant endsAt, String enteredBy,
             Instant now) {
        return jdbc.sql("""
                insert into official_leave (official, kind, substitute, reason, starts_at, ends_at, entered_by, entered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(official, kind.code(), substitute.orElse(null), reason, utc(startsAt), utc(endsAt), enteredBy, utc(now))
                .query(Long.class).single();
    }

    Optional<Leave> find(long id) {
        return jdbc.sql("select * from official_leave where id = ?").param(id).query(LeaveTable::read).optional();
    }

    /** Of those who are away at this moment. */
    List<Leave> activeOf(Collection<String> officials, Instant now) {
        return officials.isEmpty() ? List.of() : jdbc.sql("select * from official_leave where official = any (?)" + ACTIVE)
                .params(officials.toArray(String[]::new), utc(now)).query(LeaveTable::read).list();
    }

    /** For whom somebody acts at this moment, user ids. */
    List<String> representedBy(String substitute, Instant now) {
        return jdbc.sql("select official from official_leave where substitute = ?" + ACTIVE)
                .params(substitute, utc(now)).query(String.class).list();
    }

    /** Those of an official, away or acting, that touch a span of time. */
    List<Leave> touching(String user, Instant from, Instant to) {
        return jdbc.sql("""
                select * from official_leave where (official = ? or substitute = ?) and starts_at < ? and coalesce(ended_at, ends_at) > ?
                order by starts_at""").params(user, user, utc(to), utc(from)).query(LeaveTable::read).list();
    }

    /** Not over, the next first; of everybody when {@code officials} is null. */
    List<Leave> current(Collection<String> officials, Instant now) {
        return jdbc.sql("""
                select * from official_leave
                where coalesce(ended_at, ends_at) > :now and (cast(:all as boolean) or official = any (:officials) or substitute = any (:officials))
                order by starts_at, id""")
                .param("now", utc(now)).param("all", officials == null)
                .param("officials", officials == null ? new String[0] : officials.toArray(String[]::new)).query(LeaveTable::read).list();
    }

    /** Over, the latest first. */
    List<Leave> past(Collection<String> officials, Instant now, int most) {
        return jdbc.sql("""
                select * from official_leave where coalesce(ended_at, ends_at) <= ? and (official = any (?) or substitute = any (?))
                order by coalesce(ended_at, ends_at) desc, id desc limit ?""")
                .params(utc(now), officials.toArray(String[]::new), officials.toArray(String[]::new), most).query(LeaveTable::read).list();
    }

    List<Long> toBegin(Instant now) {
        return jdbc.sql("""
                select id from official_leave where closed_at is null and begun_at is null and starts_at <= ? and coalesce(ended_at, ends_at) > ?
                order by starts_at, id""").params(utc(now), utc(now)).query(Long.class).list();
    }

    List<Long> toClose(Instant now) {
        return jdbc.sql("select id from official_leave where closed_at is null and coalesce(ended_at, ends_at) <= ? order by id")
                .param(utc(now)).query(Long.class).list();
    }

    /** @return false when another has done it */
    boolean begin(long id, Instant now) {
        return jdbc.sql("update official_leave set begun_at = ? where id = ? and begun_at is null and closed_at is null")
                .params(utc(now), id).update() == 1;
    }

    /** @return false when another has done it */
    boolean close(long id, Instant now) {
        return jdbc.sql("update official_leave set closed_at = ? where id = ? and closed_at is null").params(utc(now), id).update() == 1;
    }

    /** @return false when it is over already */
    boolean end(long id, String by, Instant now) {
        return jdbc.sql("update official_leave set ended_at = ?, ended_by = ? where id = ? and ended_at is null and ends_at > ?")
                .params(utc(now), by, id, utc(now)).update() == 1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Leave read(ResultSet row, int number) throws SQLException {
        return new Leave(row.getLong("id"), row.getString("official"), LeaveKind.ofCode(row.getString("kind")).orElseThrow(),
                Optional.ofNullable(row.getString("substitute")), row.getString("reason"), instant(row, "starts_at"), instant(row, "ends_at"),
                row.getString("entered_by"), instant(row, "entered_at"), Optional.ofNullable(instant(row, "ended_at")),
                Optional.ofNullable(row.getString("ended_by")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
