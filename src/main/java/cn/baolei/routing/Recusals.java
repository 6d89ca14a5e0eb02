package cn.baolei.routing;

import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.protection.KeptOut;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 回避: who must keep out of a case. Somebody recused never gets a task of it through a post they hold. */
@Service
public class Recusals implements KeptOut {

    private static final String REASON = "recusal.reason";

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Journal journal;

    Recusals(JdbcClient jdbc, CaseSecrets secrets, Clock clock, ApplicationEventPublisher events, Journal journal) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
        this.events = events;
        this.journal = journal;
    }

    /**
     * Keeps somebody out of a case from now on; open tasks of the case leave them at once. A second time changes nothing.
     *
     * @param user   user id
     * @param reason in Chinese, kept on record, sealed
     */
    @Transactional
    public void recuse(String caseNumber, String user, String reason) {
        if (enter(caseNumber, user, reason, clock.instant().atOffset(ZoneOffset.UTC))) {
            events.publishEvent(new Recused(caseNumber));
        }
    }

    /** What keeps people out of one case keeps them out of another that deals with it. */
    @Transactional
    public void carryOver(String fromCase, String toCase) {
        record Row(String official, String reason, OffsetDateTime at) {
        }
        List<Row> rows = jdbc.sql("select official, reason, recused_at from recusal where case_number = ?").param(fromCase)
                .query((row, number) -> new Row(row.getString(1), row.getString(2), row.getObject(3, OffsetDateTime.class))).list();
        long added = rows.stream().filter(row -> enter(toCase, row.official(), secrets.open(row.reason()), row.at())).count();
        if (added > 0) {
            events.publishEvent(new Recused(toCase));
        }
    }

    private boolean enter(String caseNumber, String user, String reason, OffsetDateTime at) {
        String sealed = secrets.seal(caseNumber, REASON, reason);
        boolean entered = jdbc.sql("insert into recusal (case_number, official, reason, recused_at) values (?, ?, ?, ?) on conflict do nothing")
                .params(caseNumber, user, sealed, at).update() == 1;
        if (entered) {
            journal.record(Chains.ofCase(caseNumber), Kinds.RECUSAL, Map.of("official", user, "reason", sealed));
        }
        return entered;
    }

    /** User ids. @param caseNumber null for what belongs to no case */
    public Set<String> of(String caseNumber) {
        return Set.copyOf(jdbc.sql("select official from recusal where case_number = ?").param(caseNumber)
                .query(String.class).list());
    }

    @Override
    public boolean isKeptOut(String user, String caseNumber) {
        return of(caseNumber).contains(user);
    }

    /** The cases from which an official must keep out. */
    public Set<String> casesOf(String user) {
        return Set.copyOf(jdbc.sql("select case_number from recusal where official = ?").param(user).query(String.class).list());
    }

    /** The cases from which anybody is kept out. */
    Set<String> cases() {
        return Set.copyOf(jdbc.sql("select distinct case_number from recusal").query(String.class).list());
    }

    /** Somebody has to keep out of a case from which they did not before. */
    public record Recused(String caseNumber) {
    }
}
