package cn.baolei.situation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rounds, by the case number that all their instances share. */
@Repository
class RoundTable {

    private final JdbcClient jdbc;

    RoundTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> launchedAt(String round) {
        return jdbc.sql("select launched_at from situation_round where number = ?").param(round).query(OffsetDateTime.class)
                .optional().map(OffsetDateTime::toInstant);
    }

    /** @param occasion {@code periodic} or {@code on-demand} */
    void open(String round, String organisation, String occasion, Instant at, LocalDate day) {
        jdbc.sql("insert into situation_round (number, launched_by, occasion, launched_at, day) values (?, ?, ?, ?, ?)")
                .params(round, organisation, occasion, at.atOffset(ZoneOffset.UTC), day).update();
    }

    boolean hasPeriodic(String organisation, LocalDate day) {
        return jdbc.sql("select 1 from situation_round where launched_by = ? and day = ? and occasion = 'periodic'")
                .params(organisation, day).query().optionalValue().isPresent();
    }
}
