package cn.baolei.process;

import cn.baolei.clue.Clues;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cases of one school that others must learn nothing of: a suspected case that runs, one that was ended, and a disciplinary case. The
 * first test that asks has them told; those that share its context find them as they are.
 */
@Lazy
@Component
public class ForeignCases {

    public static final String SCHOOL = "yanshi-zx-xining";

    /** Planted in every kind of field, and to be found nowhere but with the handlers. */
    public static final String HEALTH_MARK = "疫标记7413";
    public static final String PHONE = "13974137413";
    public static final String DISCIPLINE_MARK = "纪标记8524";

    private final Scenario scenario;
    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final String running;
    private final String ended;
    private final String discipline;
    private final String accused = SCHOOL + ".reporter";

    ForeignCases(Scenario scenario, ProcessEngine engine, HistoryService history, JdbcClient jdbc, Clues clues) {
        this.scenario = scenario;
        this.engine = engine;
        this.jdbc = jdbc;
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario, SCHOOL);
        running = startedAt(SCHOOL);
        school.as("doctor").completes(numberOf(running), "isolateOnSite", Map.of("isolationPlace", "隔离室" + HEALTH_MARK, "isolatedAt",
                school.now(), "maskWorn", true));
        ended = startedAt(SCHOOL);
        engine.getRuntimeService().deleteProcessInstance(ended, "终止：" + HEALTH_MARK, false, true);
        AccountabilitySteps officials = new AccountabilitySteps(scenario, clues, history, jdbc);
        long clue = officials.found(SCHOOL, accused);
        discipline = officials.instance(clue);
        scenario.as(SCHOOL + ".discipline-member").completes(numberOf(discipline), "verifyClue", Map.of("clueFinding", "founded",
                "verifiedFacts", "首报超过两小时" + DISCIPLINE_MARK, "subjectKind", "person", "personConcerned", accused));
        // An incident, a filter with a name of its own, a batch.
        String job = engine.getManagementService().createJobQuery().processInstanceId(running).list().get(0).getId();
        engine.getManagementService().setJobRetries(job, 0);
        engine.getManagementService().setJobRetriesAsync(List.of(job), 0);
        scenario.as(SCHOOL + ".doctor").signedIn(() -> engine.getFilterService().saveFilter(engine.getFilterService()
                .newTaskFilter("筛选" + HEALTH_MARK).setOwner(SCHOOL + ".doctor").setQuery(engine.getTaskService().createTaskQuery())));
        alsoOnOurOwnPages();
    }

    /** Rows of our own tables, as the pages over them would find them. */
    private void alsoOnOurOwnPages() {
        jdbc.sql("insert into screening_round values ('PC-7413', ?, ?, now(), now() + interval '1 day', 'PC-7413', null)")
                .params(SCHOOL, "排查" + HEALTH_MARK).update();
        jdbc.sql("insert into screening_unit (round, organisation) values ('PC-7413', ?)").param(SCHOOL).update();
        jdbc.sql("insert into duty_roster values (?, 'two', ?, now())").params(SCHOOL, SCHOOL + ".office-director").update();
        jdbc.sql("insert into duty_shift (organisation, starts_at, ends_at, officer, leader, entered_at) values (?, now(), now() + interval '1 hour',"
                + " ?, ?, now())").params(SCHOOL, SCHOOL + ".duty-officer", SCHOOL + ".duty-leader").update();
        jdbc.sql("insert into public_notice (process_instance, case_number, organisation, stage, nominee_name, nominee_unit, deeds, opened_at,"
                + " ends_at, closed_at) values (?, ?, ?, 'first', ?, '班', '事迹', now() - interval '2 days', now() - interval '1 day', now())")
                .params(running, numberOf(running), SCHOOL, "甲" + HEALTH_MARK).update();
        jdbc.sql("insert into attachment (id, case_number, process_instance, task, step_name, organisation, name, media_type, size, sha256, content,"
                + " added_by, added_at) values (gen_random_uuid(), ?, ?, 'task', '核实', ?, '体检单.pdf', 'application/pdf', 9, 'x', ?, ?, now())")
                .params(numberOf(running), running, SCHOOL, file(), SCHOOL + ".doctor").update();
    }

    /** A suspected case of any school with a doctor. @return the instance */
    public final String startedAt(String organisation) {
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario, organisation);
        Map<String, Object> values = new HashMap<>(school.found());
        values.putAll(Map.of("personName", "甲" + HEALTH_MARK, "personUnit", "高一" + HEALTH_MARK, "personPhone", PHONE,
                "currentLocation", "教学楼" + HEALTH_MARK));
        ProcessInstance instance = school.as("doctor").starts("suspected-case", values);
        scenario.runJobs();
        return instance.getId();
    }

    public String running() {
        return running;
    }

    public String ended() {
        return ended;
    }

    public String discipline() {
        return discipline;
    }

    public String numberOf(String instance) {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
    }

    /** All instances of the matter to which an instance belongs. */
    public List<String> matterOf(String instance) {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(numberOf(instance)).list().stream()
                .map(one -> one.getId()).toList();
    }

    /** Every id of the engine's rows that belong to the instances, and their numbers. */
    public Set<String> idsOf(List<String> instances) {
        Set<String> ids = new HashSet<>(instances);
        instances.forEach(instance -> ids.add(numberOf(instance)));
        for (String table : tablesWith("proc_inst_id_")) {
            ids.addAll(jdbc.sql("select id_ from " + table + " where proc_inst_id_ = any (?)").param(instances.toArray(String[]::new))
                    .query(String.class).list());
        }
        ids.remove(null);
        return ids;
    }

    /** What the database holds of the instances, to be compared with what it holds later. */
    public Map<String, String> stateOf(List<String> instances) {
        Map<String, String> state = new HashMap<>();
        for (String column : List.of("proc_inst_id_", "process_instance", "process_instance_id")) {
            tablesWith(column).forEach(table -> state.put(table, jdbc.sql("select coalesce(md5(string_agg(t::text, '|' order by t::text)), '')"
                    + " from " + table + " t where " + column + " = any (?)").param(instances.toArray(String[]::new)).query(String.class).single()));
        }
        return state;
    }

    /** @param sql with one parameter, the instance */
    public String one(String sql, String instance) {
        return jdbc.sql(sql).param(instance).query(String.class).list().stream().findFirst().orElse(null);
    }

    private List<String> tablesWith(String column) {
        return jdbc.sql("select c.table_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)"
                + " where c.table_schema = current_schema() and c.column_name = ? and t.table_type = 'BASE TABLE'"
                + " and (c.column_name <> 'proc_inst_id_' or exists (select from information_schema.columns i where i.table_schema = c.table_schema"
                + " and i.table_name = c.table_name and i.column_name = 'id_'))").param(column).query(String.class).list();
    }

    /** What nobody else may find in an answer. */
    public Set<String> marksOf(String instance) {
        Set<String> marks = idsOf(matterOf(instance));
        marks.addAll(instance.equals(discipline) ? Set.of(DISCIPLINE_MARK) : Set.of(HEALTH_MARK, PHONE));
        return marks;
    }

    /** A file for the case, as an official would bring it. */
    private static byte[] file() {
        return ("%PDF-1.7 " + HEALTH_MARK).getBytes(StandardCharsets.UTF_8);
    }
}
