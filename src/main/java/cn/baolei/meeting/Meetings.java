package cn.baolei.meeting;

import cn.baolei.engine.Refusal;
import cn.baolei.protection.CaseSecrets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The minutes: members, ballots, counts. A matter whose meeting had no quorum meets again; what counts is its newest meeting. */
@Service
public class Meetings {

    private static final String NEWEST = "(select max(id) from meeting where process_instance = :instance)";

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;

    Meetings(JdbcClient jdbc, CaseSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Transactional
    void open(String instance, String caseNumber, Committee committee) {
        long meeting = jdbc.sql("insert into meeting (process_instance, case_number, body, opened_at) values (?, ?, ?, ?) returning id")
                .params(instance, caseNumber, committee.organisation(), now()).query(Long.class).single();
        committee.members().forEach(member -> jdbc.sql("insert into meeting_member (meeting, member) values (?, ?)")
                .params(meeting, member).update());
    }

    /** @throws Refusal for somebody who is no member of the meeting, or has voted */
    void cast(String instance, String member, String choice, String reason) {
        String sealed = jdbc.sql("select case_number from meeting where id = " + NEWEST).param("instance", instance).query(String.class).optional()
                .map(caseNumber -> secrets.seal(caseNumber, "ballotReason", reason)).orElse(null);
        int cast = jdbc.sql("""
                insert into ballot (meeting, member, choice, reason, cast_at)
                select meeting, member, :choice, :reason, :at from meeting_member where member = :member and meeting =\s""" + NEWEST
                + " on conflict do nothing")
                .param("choice", choice).param("reason", sealed).param("at", now()).param("member", member)
                .param("instance", instance).update();
        if (cast == 0) {
            throw new Refusal("只有应参加表决的成员本人可以投票，每人一票");
        }
    }

    /** The count of the newest meeting of an instance. */
    public Tally count(String instance) {
        return jdbc.sql("""
                select count(*) as eligible, count(choice) as cast, count(*) filter (where choice = 'for') as votes_for,
                       count(*) filter (where choice = 'against') as votes_against, count(*) filter (where choice = 'abstain') as abstentions
                from meeting_member left join ballot using (meeting, member) where meeting =\s""" + NEWEST)
                .param("instance", instance)
                .query((row, number) -> new Tally(row.getInt("eligible"), row.getInt("cast"), row.getInt("votes_for"),
                        row.getInt("votes_against"), row.getInt("abstentions"))).single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
