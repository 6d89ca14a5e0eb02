package cn.baolei.treatment;

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

    private final JdbcClient jdbc;
    private final Clock clock;

    StatusTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(DailyStatus status, String processInstance, String organisation, String caseNumber) {
        jdbc.sql("""
                insert into treatment_status (process_instance_id, organisation, case_number, status_at, died, temperature,
                                              normal_temperature, respiratory, clinical_type, test_result, test_sampled_at, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(processInstance, organisation, caseNumber, utc(status.at()), status.died(), status.temperature(),
                        status.normal(), status.respiratory(), status.clinicalType(), status.test(), utc(status.sampledAt()),
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
                        row.getBigDecimal(3), row.getBoolean(4), row.getString(5), row.getString(6), row.getString(7),
                        instant(row.getObject(8, OffsetDateTime.class))))
                .list();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime moment) {
        return moment == null ? null : moment.toInstant();
    }
}
