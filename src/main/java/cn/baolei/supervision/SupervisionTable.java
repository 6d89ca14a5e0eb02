package cn.baolei.supervision;

import cn.baolei.protection.CaseSecrets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of supervisions. Entries are never deleted by the application. */
@Component
class SupervisionTable {

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;

    SupervisionTable(JdbcClient jdbc, CaseSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A second supervision of one task is refused by the table. */
    void add(Supervision supervision) {
        jdbc.sql("""
                insert into supervision (instance, case_number, task_id, organisation, supervised_organisation, matter, ordered_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(supervision.instance(), supervision.caseNumber(), supervision.task(), supervision.organisation(),
                        supervision.supervised(), secrets.seal(supervision.caseNumber(), "supervision.matter", supervision.matter()), now())
                .update();
    }

    /** The instance of the supervision of a task that has no outcome yet. */
    Optional<String> openFor(String task) {
        return jdbc.sql("select instance from supervision where task_id = ? and outcome is null").param(task)
                .query(String.class).optional();
    }

    /** The instance at the organisation in default that was started last. */
    Optional<String> rectificationOf(String instance) {
        return jdbc.sql("select rectification from supervision where instance = ? and rectification is not null").param(instance)
                .query(String.class).optional();
    }

    void rectify(String instance, String rectification) {
        jdbc.sql("update supervision set rectification = ? where instance = ?").params(rectification, instance).update();
    }

    /** @param outcome id of the end event that was reached */
    void conclude(String instance, String outcome) {
        jdbc.sql("update supervision set outcome = ?, concluded_at = ? where instance = ? and outcome is null")
                .params(outcome, now(), instance).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
