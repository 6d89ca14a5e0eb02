package cn.baolei.clue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of clues. Entries are never deleted by the application. */
@Service
public class Clues {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Clues(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Opens a clue in the caller's transaction. The same rule finds the same subject of a case once; a second time changes nothing. */
    @Transactional
    public void open(Clue clue) {
        jdbc.sql("""
                insert into clue (rule, case_number, subject, organisation, facts, detected_at)
                values (?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""")
                .params(clue.rule(), clue.caseNumber(), clue.subject(), clue.organisation(), text(clue),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private String text(Clue clue) {
        try {
            return json.writeValueAsString(clue.facts());
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
