package cn.baolei.reporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Suspected breaches of duty with the facts they rest on. */
@Repository
class ClueStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ClueStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The same rule finds a report once. */
    void record(Report report, Fault fault, List<Map<String, String>> facts) {
        try {
            jdbc.sql("""
                    insert into clue (rule, case_number, report, organisation, facts, detected_at)
                    values (?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""")
                    .params(fault.code(), report.caseNumber(), report.number(), report.organisation(),
                            json.writeValueAsString(facts), ReportStore.utc(clock.instant()))
                    .update();
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
