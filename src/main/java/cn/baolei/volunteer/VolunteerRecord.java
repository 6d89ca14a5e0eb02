package cn.baolei.volunteer;

import cn.baolei.assessment.Figure.Evidence;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 党员服务记录: the services of party members in the community. */
@Component
public class VolunteerRecord {

    private final JdbcClient jdbc;
    private final Clock clock;

    VolunteerRecord(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The hours a person served, as the communities confirmed them; every hour counts, also on holidays.
     *
     * @param user  user id
     * @param from  services that began at this moment or later
     * @param until and before this one
     * @return zero for somebody who never served
     */
    public BigDecimal hoursOf(String user, Instant from, Instant until) {
        return jdbc.sql("select coalesce(sum(hours), 0) from volunteer_service where user_id = ? and started_at >= ? and started_at < ?")
                .params(user, utc(from), utc(until)).query(BigDecimal.class).single();
    }

    /** What {@link #hoursOf} adds up. */
    List<Evidence> servicesOf(String user, Instant from, Instant until) {
        return jdbc.sql("""
                select coalesce(case_number, ''), hours, started_at from volunteer_service
                where user_id = ? and started_at >= ? and started_at < ? order by started_at""")
                .params(user, utc(from), utc(until)).query((row, number) -> new Evidence(row.getString(1),
                        "服务 " + row.getBigDecimal(2).toPlainString() + " 小时", instant(row, 3))).list();
    }

    void add(Service service, String processInstance, String organisation, String caseNumber) {
        jdbc.sql("""
                insert into volunteer_service (process_instance_id, user_id, organisation, case_number, outcome, started_at, ended_at,
                                               hours, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(processInstance, service.user(), organisation, caseNumber, service.outcome(), utc(service.startedAt()),
                        utc(service.endedAt()), service.hours(), utc(clock.instant()))
                .update();
    }

    /** Everybody meant for the services of one instance, by user id. */
    List<Service> of(String processInstance) {
        return jdbc.sql("select user_id, outcome, started_at, ended_at, hours from volunteer_service where process_instance_id = ? order by user_id")
                .params(processInstance).query((row, number) -> new Service(row.getString(1), row.getString(2),
                        instant(row, 3), instant(row, 4), row.getBigDecimal(5))).list();
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }
}
