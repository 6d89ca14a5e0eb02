package cn.baolei.duty;

import cn.baolei.assessment.Figure;
import cn.baolei.assessment.Figure.Evidence;
import cn.baolei.assessment.RecordSource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shifts on which an official was on duty or in charge, and what they missed on them. */
@Component
@Order(5)
class DutyFigures implements RecordSource {

    private static final String OF_CASE = " left join act_hi_procinst instance on instance.id_ = shift.process_instance_id ";

    private final JdbcClient jdbc;

    DutyFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Figure> figuresOf(String user, Instant from, Instant until) {
        return List.of(shifts("值班", "officer", user, from, until), shifts("带班", "leader", user, from, until),
                missed("值班逾时未签到", "absent", user, from, until), missed("值班点名未应答", "unanswered", user, from, until));
    }

    private Figure shifts(String item, String column, String user, Instant from, Instant until) {
        return Figure.count(item, "班次", jdbc.sql("select coalesce(instance.business_key_, ''), shift.starts_at from duty_shift shift" + OF_CASE + "where shift."
                        + column + " = ? and shift.started_at is not null and shift.starts_at >= ? and shift.starts_at < ? order by shift.starts_at")
                .params(user, DutyShiftTable.utc(from), DutyShiftTable.utc(until))
                .query((row, number) -> new Evidence(row.getString(1), item, row.getObject(2, OffsetDateTime.class).toInstant())).list());
    }

    private Figure missed(String item, String kind, String user, Instant from, Instant until) {
        return Figure.count(item, "次", jdbc.sql("select coalesce(instance.business_key_, ''), event.recorded_at from duty_event event"
                        + " join duty_shift shift on shift.id = event.shift" + OF_CASE
                        + "where event.person = ? and event.kind = ? and event.recorded_at >= ? and event.recorded_at < ? order by event.recorded_at")
                .params(user, kind, DutyShiftTable.utc(from), DutyShiftTable.utc(until))
                .query((row, number) -> new Evidence(row.getString(1), item, row.getObject(2, OffsetDateTime.class).toInstant())).list());
    }
}
