package cn.baolei.process;

import static cn.baolei.screening.ScreeningDesk.feverish;
import static cn.baolei.screening.ScreeningDesk.feverishLeftAlone;
import static cn.baolei.screening.ScreeningDesk.returned;
import static cn.baolei.screening.ScreeningDesk.well;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.TestDatabase;
import cn.baolei.engine.Refusal;
import cn.baolei.screening.ScreeningDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 全覆盖登记排查: from the launching of a round to its roll-up, and what comes afterwards. */
@ProcessTest
@Import(ScreeningDesk.class)
class ScreeningTest {

    /** Nine in the morning in Beijing. */
    private static final Instant START = Instant.parse("2020-02-03T01:00:00Z");
    private static final String CLOSES = "2020-02-04T18:00+08:00";
    private static final Instant CLOSED = Instant.parse("2020-02-04T10:00:00Z");
    /** A school with two branches. */
    private static final String SCHOOL = "yanshi-xx1";
    private static final String BRANCH = "yanshi-xx1-zb1";
    private static final String OTHER_BRANCH = "yanshi-xx1-zb2";
    private static final String SECRETARY = SCHOOL + ".secretary";
    private static final String REGISTRAR = SCHOOL + ".committee-member";
    /** A school with nobody below it. */
    private static final String SINGLE = "yanshi-shiyan";

    @Autowired
    private Scenario scenario;
    @Autowired
    private ScreeningDesk desk;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private HistoryService history;
    @Autowired
    private DecisionService decisions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Environment environment;

    private MessageStartStandIns followUps;

    @BeforeEach
    void prepare() {
        scenario.set(START);
        jdbc.sql("delete from clue").update();
        jdbc.sql("delete from screening_person").update();
        followUps = new MessageStartStandIns(engine, Map.of("suspected-case", "case-suspected", "isolation", "observation-needed"));
    }

    @AfterEach
    void removeStandIns() {
        followUps.remove();
    }

    @Test
    void should_RollUpEveryLevel_When_AllOrganisationsAnswerBeforeTheDeadline() {
        String round = launch(SECRETARY);
        assertThat(launched(round)).containsExactlyInAnyOrder(SCHOOL, BRANCH, OTHER_BRANCH);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(round).count()).isEqualTo(4);

        desk.upload(round, SCHOOL, well(1) + well(2) + feverish(3) + returned(4, "2020-01-30") + returned(5, "2020-01-20"), REGISTRAR);
        scenario.as(REGISTRAR).completes("registerPersons", list(5));
        assertThat(followUps.running("suspected-case")).hasSize(1);
        assertThat(followUps.running("isolation")).as("who returned two weeks ago needs no observation").hasSize(1);
        scenario.as(SECRETARY).completes("confirmRegistration", confirm());

        // Nobody is 班子成员 of a branch: its 书记 registers, and somebody else has to confirm.
        scenario.as(BRANCH + ".secretary").completes("registerPersons", zero(12));
        assertThat(scenario.as(BRANCH + ".secretary").todo()).isEmpty();
        scenario.as(BRANCH + ".organisation-member").completes("confirmRegistration", confirm());
        assertThat(rootEnded(round)).isFalse();
        scenario.as(OTHER_BRANCH + ".secretary").completes("registerPersons", counts(8, 7, "一人休学"));
        scenario.as(OTHER_BRANCH + ".organisation-member").completes("confirmRegistration", confirm());

        assertThat(rootEnded(round)).isFalse();
        assertThat(scenario.as(SECRETARY).todo()).containsExactly("reviewRollUp");
        Map<String, Object> shown = runtime.getVariables(scenario.as(SECRETARY).task("reviewRollUp").getProcessInstanceId());
        assertThat(shown).containsEntry("expectedUnits", 3).containsEntry("submittedUnits", 2).containsEntry("zeroUnits", 1)
                .containsEntry("missingUnits", 0).containsEntry("expectedPersons", 25).containsEntry("registeredPersons", 24)
                .containsEntry("exceptionPersons", 1).containsEntry("awayPersons", 2);
        scenario.as(SECRETARY).completes("reviewRollUp", Map.of("rollUpOpinion", "同意"));
        assertThat(rootEnded(round)).isTrue();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(round).count()).isZero();
        assertThat(passed(round)).contains("allSubmitted").doesNotContain("someMissing");
    }

    @Test
    void should_StartEveryOrganisationOnce_When_TheProvincesOfficeLaunches() {
        String round = scenario.as("qhedu-ldxzb.leading-group-office").starts("screening", startValues()).getBusinessKey();
        int batches = 0;
        int organisations = jdbc.sql("select count(*) from screening_unit where round = ?").param(round).query(Integer.class).single();
        assertThat(organisations).isEqualTo(73);
        for (List<String> due = launchJobs(); !due.isEmpty(); due = launchJobs()) {
            jobs.executeJob(due.get(0));
            batches++;
            assertThat(launched(round)).hasSize(Math.min(batches * 25, organisations));
        }
        assertThat(batches).isEqualTo(3);
        assertThat(launched(round)).doesNotHaveDuplicates().contains("qhedu-ldxzb", "xining", SINGLE, BRANCH, "qinghai-daxue-yanshi-xs");
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(round).count()).isEqualTo(organisations + 1);
        // Each in its own organisation: 书记 sees the task of her own school only.
        assertThat(scenario.as(REGISTRAR).todo()).containsExactly("registerPersons");
    }

    @Test
    void should_GoOnWithoutDoubles_When_ABatchFailsHalfWay() {
        String round = scenario.as("qhedu-ldxzb.secretary").starts("screening", startValues()).getBusinessKey();
        jobs.executeJob(launchJobs().get(0));
        // The second batch breaks off, as when the machine dies in it: nothing of it stays.
        JdbcClient owner = JdbcClient.create(TestDatabase.owner(environment));
        owner.sql("alter table screening_unit add constraint break_off check (organisation <> 'yanshi-xx2' or process_instance is null)").update();
        try {
            assertThatThrownBy(() -> {
                while (!launchJobs().isEmpty()) {
                    jobs.executeJob(launchJobs().get(0));
                }
            }).hasStackTraceContaining("break_off");
        } finally {
            owner.sql("alter table screening_unit drop constraint break_off").update();
        }
        assertThat(launched(round)).hasSizeLessThan(73).hasSize((int) runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(round).count() - 1);
        scenario.advance(Duration.ofMinutes(2));
        assertThat(launched(round)).hasSize(73).doesNotHaveDuplicates();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(round).count()).isEqualTo(74);
    }

    @Test
    void should_NameTheMissing_When_TheDeadlineComes() {
        String round = launch(SECRETARY);
        scenario.as(BRANCH + ".secretary").completes("registerPersons", zero(12));
        scenario.as(BRANCH + ".organisation-member").completes("confirmRegistration", confirm());
        scenario.moveTo(CLOSED.minusSeconds(1));
        assertThat(scenario.as(SECRETARY).todo()).doesNotContain("reviewRollUp");
        scenario.moveTo(CLOSED);
        String root = scenario.as(SECRETARY).task("reviewRollUp").getProcessInstanceId();
        assertThat(runtime.getVariables(root)).containsEntry("submittedUnits", 0).containsEntry("zeroUnits", 1).containsEntry("missingUnits", 2);
        assertThat(runtime.getVariable(root, "missingRows").toString()).contains("演示第一小学党总支", "第二党支部").doesNotContain("第一党支部");
        scenario.as(SECRETARY).completes("reviewRollUp", Map.of("rollUpOpinion", "缺报单位今日补报"));
        assertThat(passed(round)).contains("someMissing").doesNotContain("allSubmitted");

        String frozen = snapshot(round);
        // The missing ones still have their task, and their answer is an amendment.
        scenario.as(REGISTRAR).completes("registerPersons", counts(30, 30, ""));
        assertThatThrownBy(() -> scenario.as(SECRETARY).completes("confirmRegistration", confirm()))
                .isInstanceOf(Refusal.class).hasMessageContaining("逾期报送原因");
        Map<String, Object> late = confirm();
        late.put("lateReason", "网络中断");
        scenario.as(SECRETARY).completes("confirmRegistration", late);
        assertThat(amendments(round)).containsExactly("yanshi-xx1 late 网络中断 30");
        desk.correct(round, BRANCH, 13, 13, 0, 0, "漏计一人", SECRETARY);
        assertThat(amendments(round)).containsExactly("yanshi-xx1 late 网络中断 30", "yanshi-xx1-zb1 correction 漏计一人 13");
        assertThat(snapshot(round)).isEqualTo(frozen);
        assertThatThrownBy(() -> jdbc.sql("update screening_snapshot set content = ''").update()).hasMessageContaining("do not change");
        assertThatThrownBy(() -> jdbc.sql("delete from screening_amendment").update()).hasMessageContaining("do not change");
        assertThat(jdbc.sql("select expected from screening_unit where round = ? and organisation = ?").params(round, BRANCH)
                .query(Integer.class).single()).as("what was answered first stays").isEqualTo(12);
    }

    @Test
    void should_AskAgainAndStartNobodyTwice_When_TheSecretaryReturnsIt() {
        String round = launch(SINGLE + ".office-director");
        desk.upload(round, SINGLE, feverish(1), SINGLE + ".doctor");
        scenario.as(SINGLE + ".committee-member").completes("registerPersons", list(1));
        assertThat(followUps.running("suspected-case")).hasSize(1);
        scenario.as(SINGLE + ".secretary").completes("confirmRegistration", Map.of("confirmDecision", "return", "confirmOpinion", "还有一名学生没有登记"));
        desk.upload(round, SINGLE, feverish(1) + feverish(2), SINGLE + ".doctor");
        scenario.as(SINGLE + ".committee-member").completes("registerPersons", list(2));
        assertThat(followUps.running("suspected-case")).hasSize(2);
        scenario.as(SINGLE + ".secretary").completes("confirmRegistration", confirm());
        assertThat(scenario.as(SINGLE + ".secretary").todo()).contains("reviewRollUp");
    }

    @Test
    void should_HandEverythingOver_When_AnExceptionStartsACase() {
        String round = launch(SINGLE + ".secretary");
        desk.upload(round, SINGLE, feverish(1) + returned(2, "2020-02-01"), SINGLE + ".doctor");
        scenario.as(SINGLE + ".committee-member").completes("registerPersons", list(2));
        ProcessInstance started = followUps.running("suspected-case").get(0);
        assertThat(started.getTenantId()).isEqualTo(SINGLE);
        assertThat(followUps.variables(started)).containsEntry("personName", "学生0001").containsEntry("personCategory", "student")
                .containsEntry("personUnit", "三年级一班").containsEntry("personPhone", "13900000000").containsEntry("temperature", 38.2)
                .containsEntry("coughOrBreathless", false).containsEntry("currentLocation", "隔离室").containsEntry("sourceCase", round)
                .containsEntry("discoveredAt", "2020-02-03T09:00+08:00");
        assertThat(followUps.variables(followUps.running("isolation").get(0))).containsEntry("personName", "教师0002")
                .containsEntry("lastExposureAt", "2020-02-01").containsEntry("isolationReason", "returnee");
        assertThat(jdbc.sql("select follow_up_case from screening_person where department = '三年级一班' and health = 'fever'").query(String.class).list())
                .contains(started.getBusinessKey());
        assertThat(jdbc.sql("select to_case from follow_up where from_case = ?").param(round).query(String.class).list()).hasSize(2);
    }

    @Test
    void should_StartInBatches_When_ManyHaveComeBack() {
        String round = launch(SINGLE + ".secretary");
        desk.upload(round, SINGLE, IntStream.rangeClosed(1, 45).mapToObj(number -> returned(number, "2020-02-01")).collect(Collectors.joining()),
                SINGLE + ".doctor");
        scenario.as(SINGLE + ".committee-member").completesOnly("registerPersons", list(45));
        assertThat(followUps.running("isolation")).isEmpty();
        for (int expected : new int[] {20, 40, 45}) {
            jobs.executeJob(jobs.createJobQuery().activityId("handleExceptions").singleResult().getId());
            assertThat(followUps.running("isolation")).hasSize(expected);
        }
        assertThat(scenario.as(SINGLE + ".secretary").todo()).containsExactly("confirmRegistration");
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(
                scenario.as(SINGLE + ".secretary").task("confirmRegistration").getProcessInstanceId()).list())
                .as("persons are no process variables").noneMatch(variable -> String.valueOf(variable.getValue()).contains("教师00"));
    }

    @Test
    void should_KeepTheFormOpen_When_NumbersContradictTheList() {
        String round = launch(SINGLE + ".secretary");
        refused(list(5), "还没有人员");
        desk.upload(round, SINGLE, well(1) + feverish(2), SINGLE + ".doctor");
        refused(list(5), "应排查 5 人，实际登记 2 人");
        refused(zero(2), "不能零报告");
        refused(counts(5, 1, "原因"), "已有 2 人");
        Map<String, Object> careless = zero(2);
        careless.put("zeroCertain", false);
        refused(careless, "零报告确认");
        Map<String, Object> explained = list(5);
        explained.put("registrationDifference", "三人在外地，已电话联系");
        scenario.as(SINGLE + ".committee-member").completes("registerPersons", explained);
        desk.upload(round, SINGLE, feverish(3), SINGLE + ".doctor");
        assertThatThrownBy(() -> scenario.as(SINGLE + ".secretary").completes("confirmRegistration", confirm()))
                .isInstanceOf(Refusal.class).hasMessageContaining("有变动");
    }

    @Test
    void should_RefuseTheStart_When_TheDeadlineIsPastOrThePostMayNot() {
        assertThatThrownBy(() -> scenario.as(SECRETARY).starts("screening", Map.of("roundTitle", "排查", "screeningInstruction", "全员",
                "closesAt", "2020-02-03T08:00+08:00"))).hasMessageContaining("截止时间");
        assertThatThrownBy(() -> scenario.as(SCHOOL + ".counsellor").starts("screening", startValues())).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void should_ShowTheTasksToTheirPostsOnly_When_ARoundRuns() {
        launch(SINGLE + ".secretary");
        assertThat(scenario.as(SINGLE + ".committee-member").todo()).containsExactly("registerPersons");
        assertThat(scenario.as(SINGLE + ".doctor").todo()).isEmpty();
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        assertThatThrownBy(() -> scenario.as(SINGLE + ".doctor").completes("registerPersons", zero(1))).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @CsvSource({"fever, 2", "respiratory, 2", "exposed, 12", "other, 24"})
    void should_GiveTheHours_When_AskedHowLongAnExceptionMayBeWithoutACase(String health, long hours) {
        assertThat((Number) decisions.evaluateDecisionTableByKey("screening-concealment", Variables.createVariables().putValue("health", health))
                .getSingleEntry()).isEqualTo(hours);
    }

    @Test
    void should_OpenAClue_When_AFeverIsLeftWithoutACase() {
        String round = launch(SINGLE + ".secretary");
        desk.upload(round, SINGLE, feverishLeftAlone(1) + feverish(2), SINGLE + ".doctor");
        scenario.as(SINGLE + ".committee-member").completes("registerPersons", list(2));
        assertThat(followUps.running("suspected-case")).hasSize(1);
        scenario.set(START.plus(Duration.ofHours(2)));
        desk.lookForConcealment();
        assertThat(clues(round)).as("not before the limit has passed").isEmpty();
        scenario.set(START.plus(Duration.ofHours(2)).plusSeconds(1));
        desk.lookForConcealment();
        desk.lookForConcealment();
        assertThat(clues(round)).singleElement().asString().contains(SINGLE, "不处置", "登记后 2 小时").doesNotContain("学生0001", "38.2", "1390000");
    }

    @Test
    void should_OpenNoClue_When_EveryExceptionHasItsCaseInTime() {
        String round = launch(SINGLE + ".secretary");
        desk.upload(round, SINGLE, feverish(1) + well(2), SINGLE + ".doctor");
        scenario.as(SINGLE + ".committee-member").completes("registerPersons", list(2));
        String known = followUps.running("suspected-case").get(0).getBusinessKey();
        desk.upload(round, SINGLE, "学生0003,学生,三年级一班,,2010-01-01,13900000000,37.9,发热,,,,医院,不处置," + known + ",同一病例\n", SINGLE + ".doctor");
        scenario.advance(Duration.ofDays(2));
        desk.lookForConcealment();
        assertThat(clues(round)).isEmpty();
    }

    @Test
    void should_OpenAClue_When_TheCaseIsBrokenOff() {
        String round = launch(SINGLE + ".secretary");
        desk.upload(round, SINGLE, feverish(1), SINGLE + ".doctor");
        scenario.as(SINGLE + ".committee-member").completes("registerPersons", list(1));
        runtime.deleteProcessInstance(followUps.running("suspected-case").get(0).getId(), "误报");
        scenario.advance(Duration.ofHours(3));
        desk.lookForConcealment();
        assertThat(clues(round)).singleElement().asString().contains("中途终止");
    }

    @Test
    void should_OpenAClue_When_ZeroIsReportedWhileACaseRuns() {
        runtime.createMessageCorrelation("case-suspected").setVariable("organisation", SINGLE).correlateStartMessage();
        scenario.advance(Duration.ofHours(1));
        String round = launch(SINGLE + ".secretary");
        scenario.as(SINGLE + ".committee-member").completes("registerPersons", zero(300));
        scenario.as(SINGLE + ".secretary").completes("confirmRegistration", confirm());
        assertThat(clues(round)).singleElement().asString().contains(SINGLE, "零报告，而同期");
    }

    @Test
    void should_OpenNoClue_When_ZeroIsTrue() {
        runtime.createMessageCorrelation("case-suspected").setVariable("organisation", SCHOOL).correlateStartMessage();
        String round = launch(SINGLE + ".secretary");
        scenario.as(SINGLE + ".committee-member").completes("registerPersons", zero(300));
        scenario.as(SINGLE + ".secretary").completes("confirmRegistration", confirm());
        desk.lookForConcealment();
        assertThat(clues(round)).isEmpty();
    }

    private String launch(String by) {
        String round = scenario.as(by).starts("screening", startValues()).getBusinessKey();
        scenario.runJobs();
        return round;
    }

    private static Map<String, Object> startValues() {
        return Map.of("roundTitle", "春节返青师生登记排查", "closesAt", CLOSES, "screeningInstruction", "全体师生员工");
    }

    private static Map<String, Object> list(int expected) {
        return new HashMap<>(Map.of("registrationMode", "list", "expectedPersons", expected));
    }

    private static Map<String, Object> zero(int persons) {
        return new HashMap<>(Map.of("registrationMode", "zero", "expectedPersons", persons, "screenedPersons", persons, "zeroCertain", true));
    }

    private static Map<String, Object> counts(int expected, int screened, String difference) {
        return new HashMap<>(Map.of("registrationMode", "counts", "expectedPersons", expected, "screenedPersons", screened,
                "registrationDifference", difference));
    }

    private static Map<String, Object> confirm() {
        return new HashMap<>(Map.of("confirmDecision", "confirm"));
    }

    private void refused(Map<String, Object> values, String words) {
        assertThatThrownBy(() -> scenario.as(SINGLE + ".committee-member").completes("registerPersons", values))
                .isInstanceOf(Refusal.class).hasMessageContaining(words);
        assertThat(scenario.as(SINGLE + ".committee-member").todo()).containsExactly("registerPersons");
    }

    private List<String> launchJobs() {
        return jobs.createJobQuery().activityId("launchUnits").list().stream().map(job -> job.getId()).toList();
    }

    private List<String> launched(String round) {
        return jdbc.sql("select organisation from screening_unit where round = ? and process_instance is not null").param(round)
                .query(String.class).list();
    }

    private boolean rootEnded(String round) {
        return runtime.createProcessInstanceQuery().processInstanceId(jdbc.sql("select process_instance from screening_round where number = ?")
                .param(round).query(String.class).single()).count() == 0;
    }

    private List<String> passed(String round) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(jdbc.sql("select process_instance from screening_round where number = ?")
                .param(round).query(String.class).single()).finished().list().stream().map(one -> one.getActivityId().equals("roundDue") ? "someMissing"
                : one.getActivityId().equals("awaitSubmissions") && !one.isCanceled() ? "allSubmitted" : one.getActivityId()).toList();
    }

    private String snapshot(String round) {
        return jdbc.sql("select content || sha256 from screening_snapshot where round = ?").param(round).query(String.class).single();
    }

    private List<String> amendments(String round) {
        return jdbc.sql("select organisation || ' ' || kind || ' ' || reason || ' ' || expected from screening_amendment where round = ? order by id")
                .param(round).query(String.class).list();
    }

    private List<String> clues(String round) {
        return jdbc.sql("select organisation || ' ' || facts::text from clue where rule = 'concealed' and case_number = ?").param(round)
                .query(String.class).list();
    }
}
