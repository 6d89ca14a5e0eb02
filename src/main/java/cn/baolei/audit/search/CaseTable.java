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
 * Finds instances in the engine's own history, by indexes of ours ({@code EngineTables}, V85): no second record that could tell
 * something else than the first.
 */
@Repository
@Transactional(readOnly = true)
class CaseTable {

    private static final int FETCHED_AT_ONCE = 1000;

    private static final String LATE = """
            select proc_inst_id_ from act_hi_taskinst where end_time_ > due_date_
            union all select proc_inst_id_ from act_ru_task where due_date_ < :now""";
    private static final String FALLBACK = "select process_instance_id from routing_fact where kind in ('fallen', 'unattended', 'handled')";
    private static final String CORRECTION = """
            select process_instance from task_action where kind in ('return', 'withdraw')
            union all select one.proc_inst_id_ from report join act_hi_procinst one on one.business_key_ = report.case_number
            where report.kind = 'correction'
            union all select one.proc_inst_id_ from screening_amendment amendment join act_hi_procinst one
            on one.business_key_ = amendment.round and one.tenant_id_ = amendment.organisation where amendment.kind = 'correction'""";
    private static final String ACTED = """
            select proc_inst_id_ from act_hi_taskinst where assignee_ = any (:people)
            union all select process_instance from task_action where actor = any (:people)
            union all select proc_inst_id_ from act_hi_procinst where start_user_id_ = any (:people)""";

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
        return ask("select count(*) from (select 1 from act_hi_procinst instance where ", criteria, " limit " + (most + 1) + ") counted")
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
        return ask("select instance.proc_inst_id_ from act_hi_procinst instance where ", criteria, """
                 and exists (select from task_action where process_instance = instance.proc_inst_id_ and kind <> 'attach' and content <> '')
                order by instance.start_time_ desc limit\s""" + most).query(String.class).list();
    }

    /** A plan for lists of any length is a bad one for those at hand. */
    private void plannedForThese() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    private StatementSpec lines(Criteria criteria, String order, int first, int most) {
        return ask("select instance.*, model.name_ process_name, model.version_ process_version, " + within(LATE) + " late, "
                + within(FALLBACK) + " fallback, " + within(CORRECTION) + " correction from (select * from act_hi_procinst instance where ", criteria, " order by " + order + " limit " + most
                + " offset " + first + ") instance left join act_re_procdef model on model.id_ = instance.proc_def_id_ order by " + order)
                .param("now", now());
    }

    /** The same set as seen from one instance: looked up instead of gathered. */
    private static String within(String set) {
        return "exists (select from (" + set + ") found (id) where found.id = instance.proc_inst_id_)";
    }

    private StatementSpec ask(String what, Criteria criteria, String rest) {
        List<String> conditions = new ArrayList<>(List.of(criteria.scope().condition("instance.tenant_id_", "instance.proc_def_key_",
                "instance.business_key_")));
        Map<String, Object> values = new LinkedHashMap<>();
        if (criteria.process() != null) {
            conditions.add("instance.proc_def_key_ = :process");
            values.put("process", criteria.process());
        }
        if (criteria.tenants() != null) {
            conditions.add("instance.tenant_id_ = any (:tenants)");
            values.put("tenants", criteria.tenants().toArray(String[]::new));
        }
        if (criteria.people() != null) {
            conditions.add("instance.proc_inst_id_ in (" + ACTED + ")");
            values.put("people", criteria.people().toArray(String[]::new));
        }
        if (criteria.concerned() != null) {
            conditions.add("instance.business_key_ in (select case_number from concerned_person where word = :concerned)");
            values.put("concerned", criteria.concerned());
        }
        if (criteria.from() != null) {
            conditions.add("instance.start_time_ >= :from");
            values.put("from", Timestamp.from(criteria.from()));
        }
        if (criteria.until() != null) {
            conditions.add("instance.start_time_ < :until");
            values.put("until", Timestamp.from(criteria.until()));
        }
        if (criteria.number() != null) {
            conditions.add("instance.business_key_ like :number");
            values.put("number", criteria.number().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (criteria.state() != null) {
            conditions.add(criteria.state().condition());
        }
        if (criteria.late()) {
            conditions.add("instance.proc_inst_id_ in (" + LATE + ")");
            values.put("now", now());
        }
        if (criteria.fallback()) {
            conditions.add("instance.proc_inst_id_ in (" + FALLBACK + ")");
        }
        if (criteria.correction()) {
            conditions.add("instance.proc_inst_id_ in (" + CORRECTION + ")");
        }
        if (criteria.step() != null) {
            conditions.add("exists (select from act_hi_actinst where proc_inst_id_ = instance.proc_inst_id_ and act_id_ = :step)");
            values.put("step", criteria.step());
        }
        if (criteria.spoken() != null) {
            conditions.add("instance.proc_inst_id_ = any (:spoken)");
            values.put("spoken", criteria.spoken().toArray(String[]::new));
        }
        return criteria.scope().bind(jdbc.sql(what + String.join(" and ", conditions) + rest).params(values));
    }

    /** The engine keeps its times in the zone of the machine, and so does a Timestamp. */
    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private CaseLine line(ResultSet row, int number) throws SQLException {
        Timestamp ended = row.getTimestamp("end_time_");
        State state = ended == null ? State.RUNNING : "COMPLETED".equals(row.getString("state_")) ? State.FINISHED : State.TERMINATED;
        String name = row.getString("process_name");
        return new CaseLine(row.getString("proc_inst_id_"), row.getString("business_key_"), name == null ? row.getString("proc_def_key_") : name,
                row.getInt("process_version"), row.getString("tenant_id_"), row.getString("start_user_id_"),
                row.getTimestamp("start_time_").toInstant(), ended == null ? null : ended.toInstant(), state,
                row.getBoolean("late"), row.getBoolean("fallback"), row.getBoolean("correction"));
    }
}
