package cn.baolei.tracing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the observation of each contact ended; a row each, so that contacts that end together do not wait for one another. */
@Component
class OutcomeTable {

    /** @param releasedAt null unless released */
    record Outcome(String code, Instant releasedAt) {
    }

    private final JdbcClient jdbc;

    OutcomeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String processInstance, int contact, Outcome outcome) {
        jdbc.sql("insert into contact_outcome (process_instance_id, contact_no, outcome, released_at) values (?, ?, ?, ?)")
                .params(processInstance, contact, outcome.code(),
                        outcome.releasedAt() == null ? null : outcome.releasedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By the number of the contact. */
    Map<Integer, Outcome> of(String processInstance) {
        Map<Integer, Outcome> outcomes = new HashMap<>();
        jdbc.sql("select contact_no, outcome, released_at from contact_outcome where process_instance_id = ?").param(processInstance)
                .query(row -> {
                    OffsetDateTime releasedAt = row.getObject(3, OffsetDateTime.class);
                    outcomes.put(row.getInt(1), new Outcome(row.getString(2), releasedAt == null ? null : releasedAt.toInstant()));
                });
        return outcomes;
    }
}
