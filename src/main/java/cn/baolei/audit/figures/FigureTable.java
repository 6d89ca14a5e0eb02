package cn.baolei.audit.figures;

import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.MappedQuerySpec;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.transaction.annotation.Transactional;

/** Figures over many instances, counted by the database in the engine's history. */
@Repository
@Transactional(readOnly = true, timeout = FigureTable.PATIENCE)
class FigureTable {

    /** Seconds after which an answer is given up. */
    static final int PATIENCE = 30;

    /**
     * @param name   as it was called in history
     * @param passed how often it was completed. @param cases instances that came to it. @param open how many stand there now
     * @param median how long it took when it was completed; null when it never was. @param p90 nine in ten took no longer
     * @param due    tasks that had a due date. @param late those of them that were not completed, or not yet, when it came
     */
    record StepCount(String step, String name, long passed, long cases, long open, Duration median, Duration p90, long due, long late) {
    }

    /** @param median from start to end of those that came to their end; null when none did. @param late instances with a late task */
    record GroupCount(String group, long started, long finished, long open, long late, Duration median) {
    }

    /** Of the instances that were started on a day. @param late instances with a late task */
    record DayCount(LocalDate day, long started, long finished, long late) {
    }

    /** Beside what {@link Granted#condition} says. */
    private static final String CHOSEN = """
            instance.proc_def_key_ = :process and (:definition::text is null or instance.proc_def_id_ = :definition)
            and instance.tenant_id_ = any (:organisations) and instance.start_time_ >= :begin and instance.start_time_ < :end and\s""";

    private static final String LATE = "task.due_date_ < coalesce(task.end_time_, :now)";

    /** Act_inst_state_ 2: cancelled. */
    private static final String STEPS = """
            with tasks as (
                select task.task_def_key_ step, count(task.due_date_) due, count(*) filter (where %2$s) late
                from act_hi_procinst instance join act_hi_taskinst task on task.proc_inst_id_ = instance.proc_inst_id_
                where %1$s group by task.task_def_key_),
            steps as (
                select step.act_id_ step, max(step.act_name_) "name", count(distinct step.proc_inst_id_) cases,
                    count(*) filter (where step.end_time_ is null) open,
                    count(*) filter (where step.end_time_ is not null and step.act_inst_state_ is distinct from 2) passed,
                    percentile_cont(0.5) within group (order by step.duration_) filter (where step.act_inst_state_ is distinct from 2) median,
                    percentile_cont(0.9) within group (order by step.duration_) filter (where step.act_inst_state_ is distinct from 2) p90
                from act_hi_procinst instance join act_hi_actinst step on step.proc_inst_id_ = instance.proc_inst_id_
                where %1$s and step.act_type_ not like '%%Gateway' and step.act_type_ <> 'multiInstanceBody' group by step.act_id_)
            select steps.*, coalesce(tasks.due, 0) due, coalesce(tasks.late, 0) late from steps left join tasks using (step)
            """;

    private static final String MATTERS = """
            with chosen as materialized (select instance.* from act_hi_procinst instance where %1$s),
            late as (
                select distinct task.proc_inst_id_ from chosen join act_hi_taskinst task on task.proc_inst_id_ = chosen.proc_inst_id_ where %2$s)
            """;

    private static final String GROUPS = MATTERS + """
            select place."group", count(*) started, count(*) filter (where chosen.state_ = 'COMPLETED') finished,
                count(*) filter (where chosen.end_time_ is null) open, count(late.proc_inst_id_) late,
                percentile_cont(0.5) within group (order by chosen.duration_) filter (where chosen.state_ = 'COMPLETED') median
            from chosen join unnest(:codes, :groups) place (code, "group") on place.code = chosen.tenant_id_
                left join late on late.proc_inst_id_ = chosen.proc_inst_id_
            group by place."group"
            """;

    private static final String DAYS = MATTERS + """
            select (chosen.start_time_ at time zone :machine at time zone :official)::date "day", count(*) started,
                count(*) filter (where chosen.state_ = 'COMPLETED') finished, count(late.proc_inst_id_) late
            from chosen left join late on late.proc_inst_id_ = chosen.proc_inst_id_
            group by "day" order by "day"
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FigureTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of every step that an instance came to, in no order; no gateways. */
    List<StepCount> steps(Population population) {
        return all(ask(STEPS, population).query((row, number) -> new StepCount(row.getString("step"), row.getString("name"), row.getLong("passed"),
                row.getLong("cases"), row.getLong("open"), duration(row, "median"), duration(row, "p90"), row.getLong("due"),
                row.getLong("late"))));
    }

    /** @param groups organisation's code → group; what is of no group is not counted. @return groups that have instances, in no order */
    List<GroupCount> groups(Population population, Map<String, String> groups) {
        String[] codes = groups.keySet().toArray(String[]::new);
        return all(ask(GROUPS, population).param("codes", codes)
                .param("groups", List.of(codes).stream().map(groups::get).toArray(String[]::new))
                .query((row, number) -> new GroupCount(row.getString("group"), row.getLong("started"), row.getLong("finished"),
                        row.getLong("open"), row.getLong("late"), duration(row, "median"))));
    }

    /** Days by official time on which instances were started, in order. */
    List<DayCount> days(Population population) {
        return all(ask(DAYS, population).param("machine", ZoneId.systemDefault().getId()).param("official", OfficialTime.ZONE.getId())
                .query((row, number) -> new DayCount(row.getObject("day", LocalDate.class), row.getLong("started"), row.getLong("finished"),
                        row.getLong("late"))));
    }

    private static <T> List<T> all(MappedQuerySpec<T> query) {
        try {
            return query.list();
        } catch (QueryTimeoutException | TransactionTimedOutException tooLong) {
            throw new Refusal("统计的范围太大，" + PATIENCE + " 秒内没有算完，请缩短时间段或者选择下级单位");
        }
    }

    private StatementSpec ask(String question, Population population) {
        Granted granted = population.granted();
        String chosen = CHOSEN + granted.condition("instance.tenant_id_", "instance.proc_def_key_", "instance.business_key_");
        return granted.bind(jdbc.sql(question.formatted(chosen, LATE))).param("process", population.process())
                .param("definition", population.definition().orElse(null))
                .param("organisations", population.organisations().toArray(String[]::new))
                .param("begin", population.begin()).param("end", population.end()).param("now", Timestamp.from(clock.instant()));
    }

    private static Duration duration(ResultSet row, String column) throws SQLException {
        double milliseconds = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofMillis(Math.round(milliseconds));
    }
}
