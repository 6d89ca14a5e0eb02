package cn.baolei.routing;

import cn.baolei.protection.KeptOut;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 回避: who must keep out of a case. Somebody recused never gets a task of it through a post they hold. */
@Service
public class Recusals implements KeptOut {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Recusals(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Keeps somebody out of a case from now on; open tasks of the case leave them at once. A second time changes nothing.
     *
     * @param user   user id
     * @param reason in Chinese, kept on record
     */
    @Transactional
    public void recuse(String caseNumber, String user, String reason) {
        int added = jdbc.sql("""
                insert into recusal (case_number, official, reason, recused_at) values (?, ?, ?, ?) on conflict do nothing""")
                .params(caseNumber, user, reason, clock.instant().atOffset(ZoneOffset.UTC)).update();
        if (added == 1) {
            events.publishEvent(new Recused(caseNumber));
        }
    }

    /** What keeps people out of one case keeps them out of another that deals with it. */
    @Transactional
    public void carryOver(String fromCase, String toCase) {
        int added = jdbc.sql("""
                insert into recusal (case_number, official, reason, recused_at)
                select ?, official, reason, recused_at from recusal where case_number = ? on conflict do nothing""")
                .params(toCase, fromCase).update();
        if (added > 0) {
            events.publishEvent(new Recused(toCase));
        }
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
