package cn.baolei.audit.search;

import cn.baolei.audit.search.Criteria.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds instances in {@code audit_case}: the engine's history in one row for each, with what happened in it, kept by the database in the
 * transaction of the fact (V86, {@code db/engine/audit-case.sql}). Over the four tables themselves what is late among a million takes seconds.
 */
@Repository
@Transactional(readOnly = true)
class CaseTable {

    private static final int FETCHED_AT_ONCE = 1000;

    private static final String OVERDUE = "(select proc_inst_id_ from act_ru_task where due_date_ < :now)";
    /** What was late is written in each row; what is late is for the clock to say. */
    private static final String LATE = "(instance.late or instance.instance in " + OVERDUE + ")";
    /** The same, in two parts so that the first comes out of its index in its order. */
    private static final String ALL_LATE = """
            (select * from audit_case where late
            union all select * from audit_case where not late and instance = any (array""" + OVERDUE + "))";
    private static final String ACTED = """
            select proc_inst_id_ from act_hi_taskinst where assignee_ = any (:people)
            union all select process_instance from task_action where actor = any (:people)
            union all select instance from audit_case where starter = any (:people)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseTable(DataSource database, Clock clock) {
        // A list of any length comes in portions, within its transaction.
        JdbcTemplate inPortions = new JdbcTemplate(database);
        inPortions.setFetchSize(FETCHED_AT_ONCE);
        this.jdbc = JdbcClient.create(inPortions);
        this.clock = clock;
    }

    /** @return how many there are, or one more than {@code most} when there are more */
    long count(Criteria criteria, int most) {
        plannedForThese();
        return ask("select count(*) from (select 1 from ", criteria, " limit " + (most + 1) + ") counted")
                .query(Long.class).single();
    }

    List<CaseLine> find(Criteria criteria, Order order, boolean descending, int first, int most) {
        plannedForThese();
        return lines(criteria, order.sql(descending), first, most).query(this::line).list();
    }

    /** One after the other, as they come out of the database. */
    void forEach(Criteria criteria, Order order, boolean descending, int most, Consumer<CaseLine> each) {
        plannedForThese();
        try (Stream<CaseLine> lines = lines(criteria, order.sql(descending), 0, most).query(this::line).stream()) {
            lines.forEach(each);
        }
    }

    /** Instances in which something was written by hand, the latest first. @return as {@code process_instance} */
    List<String> withWords(Criteria criteria, int most) {
        plannedForThese();
        return ask("select instance.instance from ", criteria, """
                 and exists (select from task_action where process_instance = instance.instance and kind <> 'attach' and content <> '')
                order by instance.started_at desc limit\s""" + most).query(String.class).list();
    }

    /** A plan for lists of any length is a bad one for those at hand. */
    private void plannedForThese() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    /** Rows are read once it is known which: to turn far, the indexes alone are walked (V91). */
    private StatementSpec lines(Criteria criteria, String order, int first, int most) {
        return ask("select instance.*, model.name_ process_name, model.version_ process_version, " + LATE
                + " is_late from (select instance.instance id from ", criteria, " order by " + order + " limit " + most + " offset " + first
                + ") found join audit_case instance on instance.instance = found.id left join act_re_procdef model on model.id_ = instance.definition"
                + " order by " + order).param("now", now());
    }

    private StatementSpec ask(String what, Criteria criteria, String rest) {
        List<String> conditions = new ArrayList<>(List.of(criteria.scope().condition("instance.organisation", "instance.process",
                "instance.case_number")));
        Map<String, Object> values = new LinkedHashMap<>();
        if (criteria.process() != null) {
            conditions.add("instance.process = :process");
            values.put("process", criteria.process());
        }
        if (criteria.tenants() != null) {
            conditions.add("instance.organisation = any (:tenants)");
            values.put("tenants", criteria.tenants().toArray(String[]::new));
        }
        if (criteria.people() != null) {
            conditions.add("instance.instance in (" + ACTED + ")");
            values.put("people", criteria.people().toArray(String[]::new));
        }
        if (criteria.concerned() != null) {
            conditions.add("instance.case_number in (select case_number from concerned_person where word = :concerned)");
            values.put("concerned", criteria.concerned());
        }
        if (criteria.from() != null) {
            conditions.add("instance.started_at >= :from");
            values.put("from", Timestamp.from(criteria.from()));
        }
        if (criteria.until() != null) {
            conditions.add("instance.started_at < :until");
            values.put("until", Timestamp.from(criteria.until()));
        }
        if (criteria.number() != null) {
            conditions.add("instance.case_number like :number");
            values.put("number", criteria.number().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (criteria.state() != null) {
            conditions.add("instance.state = '" + criteria.state().word() + "'");
        }
        if (criteria.late()) {
            values.put("now", now());
        }
        if (criteria.fallback()) {
            conditions.add("instance.fallback");
        }
        if (criteria.correction()) {
            conditions.add("instance.correction");
        }
        if (criteria.step() != null) {
            conditions.add("instance.instance in (select proc_inst_id_ from act_hi_actinst where proc_def_key_ = :process and act_id_ = :step)");
            values.put("step", criteria.step());
        }
        if (criteria.spoken() != null) {
            conditions.add("instance.instance = any (:spoken)");
            values.put("spoken", criteria.spoken().toArray(String[]::new));
        }
        return criteria.scope().bind(jdbc.sql(what + (criteria.late() ? ALL_LATE : "audit_case") + " instance where " + String.join(" and ", conditions) + rest).params(values));
    }

    /** The engine keeps its times in the zone of the machine, and so does a Timestamp. */
    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private CaseLine line(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        String name = row.getString("process_name");
        return new CaseLine(row.getString("instance"), row.getString("case_number"), name == null ? row.getString("process") : name,
                row.getInt("process_version"), row.getString("organisation"), row.getString("starter"),
                row.getTimestamp("started_at").toInstant(), ended == null ? null : ended.toInstant(), State.valueOf(row.getString("state").toUpperCase()),
                row.getBoolean("is_late"), row.getBoolean("fallback"), row.getBoolean("correction"));
    }
}
