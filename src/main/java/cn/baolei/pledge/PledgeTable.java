package cn.baolei.pledge;

import cn.baolei.protection.CaseSecrets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps signatures and breaches: members sign at the same time, and one process variable could not take that. */
@Component
class PledgeTable {

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;

    PledgeTable(JdbcClient jdbc, CaseSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    void sign(String user, String processInstance, String organisation, String caseNumber) {
        jdbc.sql("""
                insert into pledge_signature (process_instance_id, user_id, organisation, case_number, signed_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""")
                .params(processInstance, user, organisation, caseNumber, now()).update();
    }

    /** When each of those who signed did so, by user id. */
    Map<String, Instant> signatures(String processInstance) {
        return jdbc.sql("select user_id, signed_at from pledge_signature where process_instance_id = ?").params(processInstance)
                .query((row, number) -> Map.entry(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @return the number of the breach */
    long add(Breach breach, String processInstance, String organisation, String caseNumber) {
        return jdbc.sql("""
                insert into pledge_breach (process_instance_id, user_id, organisation, case_number, kind, statement, gravity, happened_on,
                                           recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(processInstance, secrets.seal(caseNumber, "breachMember", breach.user()), organisation, caseNumber,
                        secrets.seal(caseNumber, "pledge_breach.kind", breach.kind()),
                        secrets.seal(caseNumber, "breachStatement", breach.statement()),
                        secrets.seal(caseNumber, "pledge_breach.gravity", breach.gravity()), breach.happenedOn(), now())
                .query(Long.class).single();
    }

    /** In the order in which they were recorded. */
    List<Breach> breaches(String processInstance) {
        return jdbc.sql("select user_id, kind, statement, happened_on, gravity from pledge_breach where process_instance_id = ? order by id")
                .params(processInstance).query((row, number) -> new Breach(secrets.open(row.getString(1)), secrets.open(row.getString(2)),
                        secrets.open(row.getString(3)), row.getObject(4, LocalDate.class), secrets.open(row.getString(5)))).list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
