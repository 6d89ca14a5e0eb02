package cn.baolei.retention;

import cn.baolei.retention.Night.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of every night. */
@Repository
class Nights {

    private final JdbcClient jdbc;
    private final Clock clock;

    Nights(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last night of which anything is known. */
    Optional<LocalDate> last() {
        return jdbc.sql("select max(last) from retention_night").query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class))).single();
    }

    /** Begins it, or goes on with it after a crash. @return false when it has ended already */
    boolean begin(LocalDate night) {
        jdbc.sql("insert into retention_night (night, last, outcome, begun_at) values (?, ?, 'running', ?) on conflict do nothing")
                .params(night, night, now()).update();
        return jdbc.sql("select outcome = 'running' from retention_night where night = ?").param(night).query(Boolean.class).single();
    }

    void end(LocalDate night, Outcome outcome, int kept, int failed) {
        jdbc.sql("update retention_night set outcome = ?, ended_at = ?, kept = ?, failed = ? where night = ? and outcome = 'running'")
                .params(outcome.code(), now(), kept, failed, night).update();
    }

    /** Those that began and did not end, up to and with this one, are broken off. @return which they are */
    List<LocalDate> breakOff(LocalDate upTo) {
        return jdbc.sql("update retention_night set outcome = 'broken-off' where outcome = 'running' and night <= ? returning night").param(upTo)
                .query(LocalDate.class).list();
    }

    void addWithoutRun(LocalDate first, LocalDate last, Outcome outcome) {
        jdbc.sql("insert into retention_night (night, last, outcome) values (?, ?, ?)").params(first, last, outcome.code()).update();
    }

    Night get(LocalDate night) {
        return list(" where night = :night", night, 1).get(0);
    }

    /** The newest first. */
    List<Night> list(int most) {
        return list("", null, most);
    }

    private List<Night> list(String where, LocalDate night, int most) {
        return jdbc.sql("""
                select one.*, removed.cases, removed.rows_removed from (select * from retention_night%s order by night desc limit :most) one
                left join lateral (select count(*) as cases, coalesce(sum(rows_removed), 0) as rows_removed from destruction_certificate
                    where night = one.night and kind = 'history') removed on true
                order by one.night desc""".formatted(where)).param("night", night).param("most", most).query(Nights::row).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Night row(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new Night(row.getObject("night", LocalDate.class), row.getObject("last", LocalDate.class),
                Arrays.stream(Outcome.values()).filter(one -> one.code().equals(outcome)).findFirst().orElseThrow(), instant(row, "begun_at"),
                instant(row, "ended_at"), row.getLong("cases"), row.getLong("rows_removed"), row.getInt("kept"), row.getInt("failed"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
