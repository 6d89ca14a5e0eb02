package cn.baolei.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.Refusal;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Running instances of the pledge go on by a changed diagram, with their deadlines, their officials and their history. */
@ProcessTest
class MigrationTest {

    private static final String OWNER = "qhedu.process-owner";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String MEMBER = "yanshi-shiyan.member";
    private static final String OTHER_MEMBER = "yanshi-shiyan.member-2";
    private static final String CHECKER = "yanshi-shiyan.discipline-member";
    /** Nine in the morning in Beijing. */
    private static final Instant START = Instant.parse("2020-02-03T01:00:00Z");

    @Autowired
    private Scenario scenario;
    @Autowired
    private Versions versions;
    @Autowired
    private MigrationPlanning planning;
    @Autowired
    private Migrations migrations;
    @Autowired
    private MigrationTable records;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private FormService forms;
    @Autowired
    private HistoryService history;
    @Autowired
    private ManagementService management;

    private TestVersions deployed;

    @BeforeEach
    void prepare() {
        deployed = new TestVersions(repository, scenario, OWNER);
        scenario.set(START);
    }

    @AfterEach
    void remove() {
        deployed.remove();
    }

    @Test
    void should_KeepDeadlineOfficialAndHistoryAndComplete_When_RunningInstanceIsMigrated() {
        String instance = launch();
        sign(MEMBER);
        sign(OTHER_MEMBER);
        scenario.moveTo(Instant.parse("2020-02-10T01:00:00Z"));
        Task before = scenario.as(CHECKER).task("check");
        List<Instant> timers = timers(instance);
        deployed.pledge(text -> text.replace("name=\"检查践诺情况（纪检委员）\"", "name=\"检查（纪检委员）\"").replace("\"check\"", "\"checkPledge\"")
                .replace("name=\"deadline\" value=\"checkPledge\"", "name=\"deadline\" value=\"check\"").replace("name=\"检查（纪检委员）\"", "name=\"检查践诺情况（纪检委员）\"")
                .replace(">check<", ">checkPledge<"));
        MigrationPlanning.Plan plan = planning.propose(version(-1), version(0));
        assertThat(plan.pairs()).containsEntry("check", "checkPledge").containsEntry("checks", "checks").containsEntry("sign", "sign");
        assertThat(plan.possible()).isTrue();
        assertThat(plan.moving()).isEqualTo(1);
        assertThat(plan.rows()).filteredOn(row -> row.element().equals("check")).extracting(MigrationPlanning.Row::here).containsExactly(1);
        long migration = start(plan);
        assertThat(progress(migration).waiting()).isEqualTo(1);
        scenario.runJobs();
        assertThat(progress(migration)).extracting(Migrations.Progress::finished, Migrations.Progress::moved, Migrations.Progress::failures)
                .containsExactly(true, 1, List.of());

        assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult().getProcessDefinitionId())
                .isEqualTo(version(0).definition());
        Task after = scenario.as(CHECKER).task("checkPledge");
        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(after.getDueDate()).isEqualTo(before.getDueDate());
        assertThat(timers(instance)).as("no alarm rings twice").isEqualTo(timers);
        scenario.moveTo(before.getDueDate().toInstant().plus(Duration.ofMinutes(1)));
        assertThat(timers(instance)).as("the next alarm").hasSize(1);
        scenario.as(CHECKER).completes("checkPledge", Map.of("checkResult", "none"));
        scenario.moveTo(Instant.parse("2020-02-15T01:00:00Z"));
        scenario.as(CHECKER).completes("checkPledge", Map.of("checkResult", "none"));
        scenario.as(SECRETARY).completes("summarise", Map.of("pledgeSummary", "全体党员践诺良好"));
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(instance).finished().count()).isEqualTo(1);
        assertThat(history.createHistoricTaskInstanceQuery().processInstanceId(instance).taskDefinitionKey("signPledge").finished().count()).isEqualTo(2);
        assertThat(records.find(migration).orElseThrow()).extracting(MigrationTable.Entry::person, MigrationTable.Entry::name)
                .containsExactly(OWNER, "党员承诺践诺");
        assertThat(records.find(migration).orElseThrow().plan()).containsEntry("check", "checkPledge");
    }

    @Test
    void should_LeaveInstancesWhereTheyAre_When_NothingCorrespondsToTheirStep() {
        launch();
        deployed.pledge(text -> text.replace("\"summarise\"", "\"tell\"").replace(">summarise<", ">tell<").replace("name=\"通报小结\"", "name=\"通报\"")
                .replace("name=\"deadline\" value=\"tell\"", "name=\"deadline\" value=\"summarise\""));
        MigrationPlanning.Plan plan = planning.propose(version(-1), version(0));
        assertThat(plan.rows()).filteredOn(row -> row.target().isEmpty()).extracting(MigrationPlanning.Row::name).containsExactly("通报小结");
        Map<String, String> pairs = new HashMap<>(plan.pairs());
        pairs.remove("signPledge");
        MigrationPlanning.Plan without = planning.check(version(-1), version(0), pairs);
        assertThat(without.staying()).isEqualTo(1);
        assertThat(without.moving()).isZero();
        assertThatThrownBy(() -> migrations.start(version(-1), version(0), pairs, OWNER)).isInstanceOf(Refusal.class).hasMessageContaining("没有可以迁移");
        pairs.put("check", "tell");
        MigrationPlanning.Plan wrong = planning.check(version(-1), version(0), pairs);
        assertThat(wrong.possible()).isFalse();
        assertThat(wrong.rows()).filteredOn(row -> row.element().equals("check")).flatExtracting(MigrationPlanning.Row::problems)
                .isNotEmpty().allSatisfy(problem -> assertThat(problem).doesNotContain("ENGINE").doesNotContain("引擎拒绝"));
        assertThatThrownBy(() -> migrations.start(version(-1), version(0), pairs, OWNER)).isInstanceOf(Refusal.class).hasMessageContaining("不能对应");
    }

    @Test
    void should_NameWhoFailedAndTryAgain_When_AnInstanceMovedOnMeanwhile() {
        String stays = launch();
        String goes = launch();
        deployed.pledge(text -> text.replace("name=\"汇总签名\"", "name=\"汇总党员签名\""));
        MigrationPlanning.Plan plan = planning.propose(version(-1), version(0));
        Map<String, String> pairs = new HashMap<>(plan.pairs());
        pairs.remove("checks");
        pairs.remove("checkDue");
        pairs.remove("check");
        pairs.remove("talk");
        long migration = scenario.as(OWNER).signedIn(() -> migrations.start(version(-1), version(0), pairs, OWNER));
        // Everybody signs in one case before its turn comes, so that it stands where nothing corresponds.
        signIn(stays, MEMBER);
        signIn(stays, OTHER_MEMBER);
        runTolerant();
        Migrations.Progress progress = progress(migration);
        assertThat(progress.moved()).isEqualTo(1);
        assertThat(progress.finished()).isTrue();
        assertThat(progress.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.step()).isEqualTo("到检查时间");
            assertThat(failure.reason()).isEqualTo("所在的环节没有对应的新环节");
        });
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(goes).singleResult().getProcessDefinitionId()).isEqualTo(version(0).definition());
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(stays).singleResult().getProcessDefinitionId()).isEqualTo(version(-1).definition());
        migrations.retry(records.find(migration).orElseThrow(), OWNER);
        assertThat(progress(migration).finished()).isFalse();
        runTolerant();
        assertThat(progress(migration).failures()).as("still stands there").hasSize(1);
        assertThat(progress(migration).finished()).isTrue();
        runtime.deleteProcessInstance(stays, "终止");
        assertThat(progress(migration)).extracting(Migrations.Progress::ended, Migrations.Progress::failed).containsExactly(1, false);
    }

    private long start(MigrationPlanning.Plan plan) {
        return scenario.as(OWNER).signedIn(() -> migrations.start(plan.source(), plan.target(), plan.pairs(), OWNER));
    }

    private Migrations.Progress progress(long migration) {
        return migrations.progress(records.find(migration).orElseThrow());
    }

    /** @param back 0: in force; -1: the one before */
    private Version version(int back) {
        return versions.of(Kind.PROCESS, "pledge").get(-back);
    }

    private String launch() {
        String instance = scenario.as(SECRETARY).starts("pledge", TestVersions.pledgeStart(START)).getId();
        scenario.runJobs();
        return instance;
    }

    private void sign(String user) {
        scenario.as(user).completes("signPledge", Map.of("pledgeAgreed", true, "pledgeOwnWords", ""));
    }

    /** In one of several instances, and without the jobs of the migration. */
    private void signIn(String instance, String user) {
        scenario.as(user).signedIn(() -> {
            Task task = tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey("signPledge").singleResult();
            tasks.claim(task.getId(), user);
            forms.submitTaskForm(task.getId(), Map.of("pledgeAgreed", true, "pledgeOwnWords", ""));
            return null;
        });
        management.createJobQuery().processInstanceId(instance).executable().list().forEach(job -> management.executeJob(job.getId()));
    }

    private List<Instant> timers(String instance) {
        return management.createJobQuery().processInstanceId(instance).timers().list().stream().map(job -> job.getDuedate().toInstant()).sorted().toList();
    }

    /** Like the job executor: until every job is done or given up. */
    private void runTolerant() {
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            for (Job job : due) {
                try {
                    management.executeJob(job.getId());
                } catch (RuntimeException failed) {
                    // Counted by the engine.
                }
            }
        }
    }

    private List<Job> due() {
        return management.createJobQuery().executable().list();
    }
}
