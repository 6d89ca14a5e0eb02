package cn.baolei.caserecord;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What cases have brought to light, kept so that its absence from the reports can be found. */
@Service
public class ReportableEvents {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReportableEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A second time changes nothing. */
    void record(ReportableEvent event) {
        jdbc.sql("""
                insert into reportable_event (case_number, organisation, kind, happened_at, recorded_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(event.caseNumber(), event.organisation(), event.kind(), utc(event.happenedAt()), utc(clock.instant())).update();
    }

    /** Everything that happened after an instant, oldest first. */
    public List<ReportableEvent> since(Instant instant) {
        return jdbc.sql("select * from reportable_event where happened_at > ? order by happened_at").param(utc(instant))
                .query((row, index) -> new ReportableEvent(row.getString("case_number"), row.getString("organisation"),
                        row.getString("kind"), row.getObject("happened_at", OffsetDateTime.class).toInstant())).list();
    }

    /** What kind of event a case knows of at that very instant. */
    public Optional<String> kindAt(String caseNumber, Instant happenedAt) {
        return jdbc.sql("select kind from reportable_event where case_number = ? and happened_at = ? order by kind desc limit 1")
                .params(caseNumber, utc(happenedAt)).query(String.class).optional();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
