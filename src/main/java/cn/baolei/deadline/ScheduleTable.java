package cn.baolei.deadline;

import cn.baolei.organisation.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the schedule of every user task that was entered. A task entered again has a new execution and a new schedule. */
@Component
class ScheduleTable {

    private final JdbcClient jdbc;

    ScheduleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Schedule> find(String executionId) {
        return jdbc.sql("""
                select started_at, remind_at, due_at, supervise_at, clue_at, mode, escalate_role, escalate_place
                from task_schedule where execution_id = ?""")
                .param(executionId).query(ScheduleTable::schedule).optional();
    }

    void add(String executionId, String process, String step, Schedule schedule) {
        jdbc.sql("""
                insert into task_schedule (execution_id, process, step, started_at, remind_at, due_at, supervise_at, clue_at,
                                           mode, escalate_role, escalate_place)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(executionId, process, step, stored(schedule.startedAt()), stored(schedule.remindAt()), stored(schedule.dueAt()),
                        stored(schedule.superviseAt()), stored(schedule.clueAt()), schedule.mode().code(),
                        schedule.escalateRole().code(), schedule.escalatePlace())
                .update();
    }

    private static Schedule schedule(ResultSet row, int number) throws SQLException {
        return new Schedule(instant(row, "started_at"), instant(row, "remind_at"), instant(row, "due_at"),
                instant(row, "supervise_at"), instant(row, "clue_at"), Mode.ofCode(row.getString("mode")),
                Role.ofCode(row.getString("escalate_role")).orElseThrow(), row.getString("escalate_place"));
    }

    private static OffsetDateTime stored(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
