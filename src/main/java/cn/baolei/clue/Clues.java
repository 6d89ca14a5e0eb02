package cn.baolei.clue;

import cn.baolei.engine.CurrentUser;
import cn.baolei.protection.CaseSecrets;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of clues. Entries are never deleted by the application. */
@Service
public class Clues {

    private static final String CONTENT = "content";
    private static final TypeReference<List<Map<String, String>>> ROWS = new TypeReference<>() {
    };

    /** What rests on somebody's statement says what an official is said to have done; the others compare times and numbers. */
    private static final Set<String> STATED = Set.of("by-hand", "pledge", "rumour");

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final ObjectMapper json;
    private final Clock clock;
    private final Jurisdiction jurisdiction;
    private final CurrentUser currentUser;
    private final RuntimeService runtime;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    Clues(JdbcClient jdbc, CaseSecrets secrets, ObjectMapper json, Clock clock, Jurisdiction jurisdiction, CurrentUser currentUser,
          @Lazy RuntimeService runtime) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.json = json;
        this.clock = clock;
        this.jurisdiction = jurisdiction;
        this.currentUser = currentUser;
        this.runtime = runtime;
    }

    /**
     * Opens a clue in the caller's transaction, and with it the procedure of accountability at the organisation that has to look
     * into it: the procedure's first step is a job of the engine, so it begins after the commit, once, and outlives a crash. The same
     * rule finds the same subject of a case once; a second time changes nothing.
     */
    @Transactional
    public void open(Clue clue) {
        enter(clue).ifPresent(id -> currentUser.setAside(() -> runtime.createMessageCorrelation("clue-opened")
                .setVariable("organisation", jurisdiction.handling(clue.organisation(), clue.person()))
                .setVariable("clueId", id).correlateStartMessage()));
    }

    /**
     * Enters a clue whose procedure has been started by hand.
     *
     * @return its number; empty when the register has it already
     */
    @Transactional
    public Optional<Long> enter(Clue clue) {
        return jdbc.sql("""
                insert into clue (rule, case_number, subject, organisation, person, facts, detected_at)
                values (?, ?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing returning id""")
                .params(clue.rule(), clue.caseNumber(), clue.subject(), clue.organisation(), clue.person(), text(clue),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class).optional();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException when there is no such clue */
    public Clue get(long id) {
        return jdbc.sql("select * from clue where id = ?").param(id).query(this::clue).single();
    }

    /** Who looks into the clue now, and in which process instance. */
    public void handledBy(long id, String organisation, String instance) {
        jdbc.sql("update clue set handling_organisation = ?, instance = ? where id = ?").params(organisation, instance, id).update();
    }

    /** Whom the clue concerns has been established. */
    public void concerns(long id, String person) {
        jdbc.sql("update clue set person = ? where id = ?").params(person, id).update();
    }

    private Clue clue(ResultSet row, int index) throws SQLException {
        return new Clue(row.getString("rule"), row.getString("case_number"), row.getString("organisation"),
                row.getString("subject"), row.getString("person"), facts(row.getString("facts")));
    }

    private List<Map<String, String>> facts(String text) {
        try {
            return json.readValue(text, ROWS).stream().map(fact -> with(secrets.open(fact.get(CONTENT)), fact)).toList();
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> with(String content, Map<String, String> fact) {
        Map<String, String> other = new LinkedHashMap<>(fact);
        other.replace(CONTENT, content);
        return other;
    }

    private String text(Clue clue) {
        try {
            UnaryOperator<String> sealing = STATED.contains(clue.rule()) ? secrets.sealing(clue.caseNumber(), "clueStatement")
                    : UnaryOperator.identity();
            return json.writeValueAsString(clue.facts().stream().map(fact -> with(sealing.apply(fact.get(CONTENT)), fact)).toList());
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
