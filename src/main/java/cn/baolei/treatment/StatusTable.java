package cn.baolei.treatment;

import cn.baolei.protection.CaseSecrets;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what the hospital said of each patient. */
@Component
class StatusTable {

    private static final String NO_TEST = "none";

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;

    StatusTable(JdbcClient jdbc, CaseSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    void add(DailyStatus status, String processInstance, String organisation, String caseNumber) {
        jdbc.sql("""
                insert into treatment_status (process_instance_id, organisation, case_number, status_at, died, temperature,
                                              normal_temperature, respiratory, clinical_type, test_result, test_sampled_at, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(processInstance, organisation, caseNumber, utc(status.at()), status.died(),
                        status.temperature() == null ? null : secrets.seal(caseNumber, "statusTemperature", status.temperature().toPlainString()),
                        status.normal(), status.respiratory(), secrets.seal(caseNumber, "clinicalType", status.clinicalType()),
                        status.test().equals(NO_TEST) ? NO_TEST : secrets.seal(caseNumber, "testResult", status.test()),
                        utc(status.sampledAt()),
                        utc(clock.instant()))
                .update();
    }

    /** In the order of the hospital's word. */
    List<DailyStatus> of(String processInstance) {
        return jdbc.sql("""
                select status_at, died, temperature, normal_temperature, respiratory, clinical_type, test_result, test_sampled_at
                from treatment_status where process_instance_id = ? order by status_at, id""")
                .param(processInstance)
                .query((row, number) -> new DailyStatus(instant(row.getObject(1, OffsetDateTime.class)), row.getBoolean(2),
                        decimal(secrets.open(row.getString(3))), row.getBoolean(4), row.getString(5), secrets.open(row.getString(6)),
                        secrets.open(row.getString(7)),
                        instant(row.getObject(8, OffsetDateTime.class))))
                .list();
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
