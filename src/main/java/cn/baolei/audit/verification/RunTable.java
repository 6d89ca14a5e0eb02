package cn.baolei.audit.verification;

import cn.baolei.verification.Report;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RunTable {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RunTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, String subject, String by, Instant at) {
        jdbc.sql("insert into verification_run (id, subject, asked_by, asked_at) values (?, ?, ?, ?)").params(id, subject, by, utc(at)).update();
    }

    Optional<Run> find(UUID id) {
        return jdbc.sql("select * from verification_run where id = ?").param(id).query(this::run).optional();
    }

    Optional<Run> runningOf(String subject) {
        return jdbc.sql("select * from verification_run where subject = ? and finished_at is null limit 1").param(subject).query(this::run).optional();
    }

    /** Of each subject the last one, the newest first. */
    List<Run> last(int most) {
        return jdbc.sql("""
                select * from (select distinct on (subject) * from verification_run order by subject, asked_at desc) last
                order by asked_at desc limit ?""").param(most).query(this::run).list();
    }

    void progressed(UUID id, long done, long total) {
        jdbc.sql("update verification_run set done = ?, total = ? where id = ?").params(done, total, id).update();
    }

    void finished(UUID id, Report report, String failure, Instant at) {
        try {
            jdbc.sql("update verification_run set report = ?, failure = ?, finished_at = ? where id = ?")
                    .params(report == null ? null : json.writeValueAsString(report), failure, utc(at), id).update();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A report cannot be written", impossible);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private Run run(ResultSet row, int number) throws SQLException {
        try {
            OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
            String report = row.getString("report");
            return new Run(row.getObject("id", UUID.class), row.getString("subject"), row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                    row.getLong("done"), row.getObject("total", Long.class), report == null ? null : json.readValue(report, Report.class),
                    row.getString("failure"), finished == null ? null : finished.toInstant());
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("A report cannot be read", failure);
        }
    }
}
