package cn.baolei.commendation;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The register of commendations. Entries are never deleted by the application. */
@Service
public class Commendations {

    /** That somebody was commended. */
    public record Commendation(String caseNumber, String organisation, Instant decidedAt) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Commendations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of a user, from the first instant until before the last, oldest first. */
    public List<Commendation> of(String user, Instant from, Instant until) {
        return jdbc.sql("select * from commendation where nominee_user = ? and decided_at >= ? and decided_at < ? order by decided_at")
                .params(user, from.atOffset(ZoneOffset.UTC), until.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Commendation(row.getString("case_number"), row.getString("organisation"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant())).list();
    }

    /** @param user the person's user id; null for somebody who is no user, or a group */
    void enter(String instance, String caseNumber, String organisation, String user, String name, String unit, String decidedBy) {
        jdbc.sql("""
                insert into commendation (process_instance, case_number, organisation, nominee_user, nominee_name, nominee_unit, decided_by, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(instance, caseNumber, organisation, user, name, unit, decidedBy, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }
}
