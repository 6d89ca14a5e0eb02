package cn.baolei.audit.story;

import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import cn.baolei.taskwork.TaskActions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What an official did in cases that may be audited, and the posts they held at organisations that may be. */
@Repository
class PersonRecords {

    private static final int MOST = 100;

    /** Everything of the person in the period. The engine keeps its times in the zone of the session, as {@code timestamptz} does when it is cast. */
    private static final String DEEDS = """
            with run as not materialized (select run.*, coalesce(definition.name_, run.proc_def_key_) as title from act_hi_procinst run
                left join act_re_procdef definition on definition.id_ = run.proc_def_id_ where run.business_key_ is not null and\s""";
    private static final String KINDS = """
            ), deed as (
                select '办结' as kind, task.end_time_::timestamptz as at, run.business_key_ as number, run.title, task.name_ as step, run.tenant_id_ as tenant,
                    task.start_time_::timestamptz as began, task.due_date_::timestamptz as due, coalesce(task.due_date_ < task.end_time_, false) as late, '' as words
                from act_hi_taskinst task join run on run.proc_inst_id_ = task.proc_inst_id_
                where task.assignee_ = :user and task.delete_reason_ = 'completed'
                union all select '发起', run.start_time_::timestamptz, run.business_key_, run.title, null, run.tenant_id_, null, null, false, ''
                from run where run.start_user_id_ = :user
                union all select '认领', log.timestamp_::timestamptz, run.business_key_, run.title, task.name_, run.tenant_id_, null, null, false, ''
                from act_hi_op_log log join run on run.proc_inst_id_ = log.proc_inst_id_ join act_hi_taskinst task on task.id_ = log.task_id_
                where log.user_id_ = :user and log.operation_type_ = 'Claim' and log.property_ = 'assignee'
                union all select act.kind, act.acted_at, run.business_key_, run.title, act.step_name, run.tenant_id_, null, null, false, ''
                from task_action act join run on run.proc_inst_id_ = act.process_instance where act.actor = :user
                union all select '代办', fact.decided_at, run.business_key_, run.title, fact.step_name, run.tenant_id_, null, null, false, fact.reason
                from routing_fact fact join run on run.proc_inst_id_ = fact.process_instance_id where fact.official = :user and fact.kind = 'handled'
            ), asked as (select * from deed where at >= :begin and at < :end)
            """;

    /** @param late whether it was done after its term. @param words may be empty */
    record Deed(String kind, Instant at, String number, String title, String step, String organisation, Instant began, Instant due, boolean late,
                String words) {
    }

    /** @param until null while it is held */
    record Held(String post, Instant since, Instant until) {
    }

    /** @param counts how often of each kind in the whole period. @param page from 1 */
    record Record(String name, List<Held> posts, Map<String, Long> counts, long late, List<Deed> deeds, int page, int pages) {
    }

    private final JdbcClient jdbc;
    private final OrganisationDirectory directory;

    PersonRecords(JdbcClient jdbc, OrganisationDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** Empty alike when there is no such person and when nothing of them may be audited. */
    Optional<Record> of(Granted reader, String user, Days days, int page) {
        List<Held> posts = posts(reader, user, days);
        Map<String, Long> counts = new LinkedHashMap<>();
        long[] late = {0};
        ask(reader, user, days, "select kind, count(*) as times, count(*) filter (where late) as late from asked group by kind order by min(at), kind").query(row -> {
            counts.merge(TaskActions.labelOf(row.getString("kind")), row.getLong("times"), Long::sum);
            late[0] += row.getLong("late");
        });
        if (posts.isEmpty() && counts.isEmpty() && !isKnown(reader, user)) {
            return Optional.empty();
        }
        int pages = (int) Math.max(1, (counts.values().stream().mapToLong(Long::longValue).sum() + MOST - 1) / MOST);
        int shown = Math.min(Math.max(page, 1), pages);
        return Optional.of(new Record(directory.displayNameOf(user), posts, counts, late[0], deeds(reader, user, days, shown), shown, pages));
    }

    private List<Deed> deeds(Granted reader, String user, Days days, int page) {
        Names names = new Names(directory);
        return ask(reader, user, days, "select * from asked order by at desc, kind, number, step limit :most offset :first")
                .param("most", MOST).param("first", (page - 1) * MOST).query((row, number) -> new Deed(TaskActions.labelOf(row.getString("kind")),
                        Times.of(row, "at"), row.getString("number"), row.getString("title"), row.getString("step"),
                        names.organisation(row.getString("tenant"), Times.of(row, "at")), Times.of(row, "began"), Times.of(row, "due"), row.getBoolean("late"),
                        row.getString("words"))).list();
    }

    private List<Held> posts(Granted reader, String user, Days days) {
        Names names = new Names(directory);
        return jdbc.sql("""
                        select * from appointment where official = :user and organisation = any (:tenants) and valid_from < :end
                        and (valid_to is null or valid_to > :begin) order by valid_from, id""")
                .param("user", user).param("tenants", reader.tenants().toArray(String[]::new)).param("begin", days.begin()).param("end", days.end())
                .query((row, number) -> new Held(names.organisation(row.getString("organisation"), Times.of(row, "valid_from"))
                        + Role.ofCode(row.getString("role")).map(Role::label).orElse(row.getString("role")), Times.of(row, "valid_from"),
                        Times.of(row, "valid_to"))).list();
    }

    /** Whether they ever held a post within scope. */
    private boolean isKnown(Granted reader, String user) {
        return jdbc.sql("select exists (select from appointment where official = ? and organisation = any (?))")
                .params(user, reader.tenants().toArray(String[]::new)).query(Boolean.class).single();
    }

    private StatementSpec ask(Granted reader, String user, Days days, String what) {
        return reader.bind(jdbc.sql(DEEDS + reader.condition("run.tenant_id_", "run.proc_def_key_", "run.business_key_") + KINDS + what))
                .param("user", user).param("begin", days.begin()).param("end", days.end());
    }
}
