package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class SituationReportTest {

    private static final String SCHOOL = "yanshi-shiyan";
    private static final String COUNTY = "xining-chengxi";
    private static final String PREFECTURE = "xining";
    private static final String OFFICE = "qhedu-ldxzb";
    private static final String ROOT = "qhedu";
    /** Two in the afternoon in Beijing, on a day for which no other test leaves cases behind. */
    private static final Instant START = Instant.parse("2021-06-15T06:00:00Z");

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private ManagementService management;
    @Autowired
    private DecisionService decisions;
    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private RecurringTask<Void> situationSchedule;
    @Autowired
    private JdbcClient jdbc;

    private String round;

    @BeforeEach
    void begin() {
        scenario.set(START);
    }

    @Test
    void should_ClimbToTheParty_When_ACountyReportsWithItsSchools() {
        launch(COUNTY, true);
        assertThat(schools()).containsExactly(SCHOOL);
        assertThat(scenario.as(COUNTY + ".reporter").todo()).isEmpty();
        assertThat(scenario.as("yanshi-xx1.reporter").todo()).isEmpty();
        assertThatThrownBy(() -> scenario.as(COUNTY + ".reporter").completes("draftReport", zero()))
                .isInstanceOf(AssertionError.class);
        report(SCHOOL, "draftReport", zero());
        assertThat(path(SCHOOL)).containsSubsequence("situationDue", "enterRound", "compileFigures", "draftReport", "refreshFigures",
                "signReport", "submitReport", "reportSubmitted");

        assertThat(path(COUNTY)).contains("answersComplete").doesNotContain("collectionOver");
        assertThat(unitsOf(COUNTY)).containsExactly(SCHOOL + " 零报告");
        for (String level : List.of(COUNTY, PREFECTURE, OFFICE)) {
            report(level, "rollUpReports", zero());
        }
        assertThat(scenario.as(ROOT + ".secretary").task("readReport").getTenantId()).isEqualTo(ROOT);
        scenario.as(ROOT + ".secretary").completes("readReport", Map.of("situationReading", "read"));
        assertThat(path(ROOT)).containsSubsequence("enterRound", "compileAtTop", "readReport", "reportRead");
        assertThat(running()).isEmpty();
        assertThat(states()).containsOnly("submitted").hasSize(5);
    }

    @Test
    void should_RollUpOnce_When_TheLastTwoAnswersArriveTogether() throws Exception {
        launch("haibei", true);
        scenario.advance(Duration.ofHours(3));
        signed("haibei-haiyan", "rollUpReports");
        signed("haibei-menyuan", "draftReport");
        List<Job> answers = management.createJobQuery().processDefinitionKey("situation-report").messages().list();
        assertThat(answers).hasSize(2);

        ExecutorService pool = Executors.newFixedThreadPool(answers.size());
        try {
            CyclicBarrier together = new CyclicBarrier(answers.size());
            pool.invokeAll(answers.stream().<Callable<Void>>map(answer -> () -> {
                together.await();
                management.executeJob(answer.getId());
                return null;
            }).toList());
        } finally {
            pool.shutdown();
        }
        // Whichever had to give way tries again.
        scenario.advance(Duration.ofMinutes(1));
        assertThat(path("haibei")).filteredOn("answersComplete"::equals).hasSize(1);
        assertThat(scenario.as("haibei.reporter").todo()).containsExactly("rollUpReports");
        assertThat(unitsOf("haibei")).containsExactlyInAnyOrder("haibei-haiyan 零报告", "haibei-menyuan 零报告");
    }

    @Test
    void should_CloseAtTheDeadlineAndNameTheMissing_When_ASchoolIsSilent() {
        launch(COUNTY, true);
        scenario.moveTo(START.plus(Duration.ofHours(3)).minusSeconds(1));
        assertThat(scenario.as(COUNTY + ".reporter").todo()).isEmpty();
        scenario.moveTo(START.plus(Duration.ofHours(3)));
        assertThat(path(COUNTY)).contains("collectionOver");
        assertThat(variable(COUNTY, "situationCompleteness"))
                .isEqualTo("应报1个，已报0个（其中零报告0个），未报1个：西宁市城西区演示实验学校党支部；迟报0个");
        report(COUNTY, "rollUpReports", situation());
        assertThat(unitsOf(COUNTY)).containsExactly(SCHOOL + " 未报");
        assertThat(states()).contains("submitted");

        // Too late for the county's report, which is frozen; on record as late all the same.
        scenario.advance(Duration.ofMinutes(5));
        report(SCHOOL, "draftReport", zero());
        assertThat(unitsOf(COUNTY)).containsExactly(SCHOOL + " 未报");
        assertThat(isLate(SCHOOL)).isTrue();
        for (String level : List.of(PREFECTURE, OFFICE)) {
            report(level, "rollUpReports", situation());
        }
        assertThat(draft(ROOT).path("gaps")).singleElement().satisfies(gap -> {
            assertThat(gap.path("organisation").asText()).isEqualTo(SCHOOL);
            assertThat(gap.path("state").asText()).isEqualTo("未报");
        });
    }

    @Test
    void should_CallItLate_When_ASchoolReportsWhileTheCountyWrites() {
        launch(COUNTY, true);
        scenario.advance(Duration.ofHours(4));
        report(SCHOOL, "draftReport", zero());
        report(COUNTY, "rollUpReports", situation());
        assertThat(unitsOf(COUNTY)).containsExactly(SCHOOL + " 零报告（迟报）");
        assertThat((String) variable(COUNTY, "situationCompleteness")).contains("迟报1个：西宁市城西区演示实验学校党支部");
    }

    @Test
    void should_EndWithoutAReport_When_TheRoundHasExpired() {
        launch(COUNTY, true);
        scenario.moveTo(START.plus(Duration.ofHours(24)));
        assertThat(path(SCHOOL)).contains("reportExpired", "notSubmitted");
        assertThat(path(COUNTY)).contains("notSubmitted");
        assertThat(running()).isEmpty();
        assertThat(states()).containsOnly("open");
    }

    @Test
    void should_CountOutOfTheEnginesOwnData_When_AReportIsDrafted() {
        scenario.as(SCHOOL + ".doctor").starts("isolation", Map.of("personName", "观察对象", "personCategory", "student",
                "personUnit", "一班", "personPhone", "13900000000", "isolationReason", "contact", "lastExposureAt", "2021-06-14"));
        scenario.advance(Duration.ofHours(3));
        launch(SCHOOL, false);
        JsonNode draft = draft(SCHOOL);
        assertThat(draft.at("/own/numbers/ISOLATED_PERSONS").asInt()).isEqualTo(1);
        assertThat(draft.at("/own/numbers/OVERDUE_TASKS").asInt()).isEqualTo(1);
        assertThat(draft.at("/own/numbers/OPEN_CASES").asInt()).isZero();
        assertThat((String) variable(SCHOOL, "situationSummary")).startsWith("截至2021年6月15日17:00，")
                .contains("正在隔离医学观察1人");
        assertThatThrownBy(() -> scenario.as(SCHOOL + ".reporter").completes("draftReport", zero()))
                .isInstanceOf(Refusal.class).hasMessageContaining("不能作零报告");
        report(SCHOOL, "draftReport", situation());
        JsonNode county = draft(COUNTY);
        assertThat(county.at("/own/numbers/ISOLATED_PERSONS").asInt()).isZero();
        assertThat(county.at("/reported/numbers/ISOLATED_PERSONS").asInt()).isEqualTo(1);
        assertThat(county.at("/system/numbers/ISOLATED_PERSONS").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> scenario.as(COUNTY + ".reporter").completes("rollUpReports", zero()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void should_RefuseAZeroReportAtSignature_When_SomethingHappenedSince() {
        launch(SCHOOL, false);
        scenario.as(SCHOOL + ".reporter").completes("draftReport", zero());
        scenario.as(SCHOOL + ".secretary").completes("signReport",
                Map.of("situationSignDecision", "back", "situationSignOpinion", "再核一次"));
        scenario.as(SCHOOL + ".doctor").starts("isolation", Map.of("personName", "观察对象", "personCategory", "student",
                "personUnit", "一班", "personPhone", "13900000000", "isolationReason", "contact", "lastExposureAt", "2021-06-14"));
        // The figures shown to the reporter are those from before; when they are counted anew, the zero is none.
        scenario.as(SCHOOL + ".reporter").completes("draftReport", zero());
        assertThatThrownBy(() -> scenario.as(SCHOOL + ".secretary").completes("signReport", Map.of("situationSignDecision", "issue")))
                .isInstanceOf(Refusal.class);
        scenario.as(SCHOOL + ".secretary").completes("signReport",
                Map.of("situationSignDecision", "back", "situationSignOpinion", "已有人员隔离观察"));
        report(SCHOOL, "draftReport", situation());
        assertThat(states()).contains("submitted");
    }

    @Test
    void should_RefuseAZeroReport_When_AMissingSchoolHasSomebodyIsolated() {
        scenario.as(SCHOOL + ".doctor").starts("isolation", Map.of("personName", "观察对象", "personCategory", "student",
                "personUnit", "一班", "personPhone", "13900000000", "isolationReason", "contact", "lastExposureAt", "2021-06-14"));
        launch(COUNTY, true);
        scenario.advance(Duration.ofHours(3));
        assertThatThrownBy(() -> scenario.as(COUNTY + ".reporter").completes("rollUpReports", zero())).isInstanceOf(Refusal.class);
    }

    @Test
    void should_NotChange_When_Submitted() throws Exception {
        launch(SCHOOL, false);
        report(SCHOOL, "draftReport", situation());
        String content = jdbc.sql("select content from situation_entry where round = ? and organisation = ?").params(round, SCHOOL)
                .query(String.class).single();
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        assertThat(jdbc.sql("select sha256 from situation_entry where round = ? and organisation = ?").params(round, SCHOOL)
                .query(String.class).single()).isEqualTo(digest).isEqualTo(variable(SCHOOL, "situationDigest"));
        assertThat(new ObjectMapper().readTree(content).path("signedBy").asText()).isEqualTo(SCHOOL + ".secretary");
        assertThatThrownBy(() -> jdbc.sql("update situation_entry set late = true where round = ? and organisation = ?")
                .params(round, SCHOOL).update())
                .hasMessageContaining("does not change");
        assertThatThrownBy(() -> jdbc.sql("delete from situation_entry where round = ? and organisation = ?")
                .params(round, SCHOOL).update())
                .hasMessageContaining("does not change");
    }

    @Test
    void should_AskEverybodyOnce_When_TheDayReachesItsTime() {
        scenario.set(START.minusSeconds(1));
        lookAtSchedule();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("situation-report").count()).isZero();
        scenario.set(START);
        lookAtSchedule();
        lookAtSchedule();
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("situation-report").count()).isEqualTo(1);
        round = runtime.createProcessInstanceQuery().processDefinitionKey("situation-report").singleResult().getBusinessKey();
        scenario.runJobs();

        // Branches report within their school, the leading group has nobody who could.
        Set<String> expected = directory.all().stream()
                .filter(one -> !one.kind().equals("branch") && !one.code().equals("qhedu-ldxz"))
                .map(Organisation::code).collect(Collectors.toSet());
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(round).list())
                .extracting(instance -> instance.getTenantId()).containsExactlyInAnyOrderElementsOf(expected);
        // Twenty-one report to the office: more than one batch.
        assertThat(path(OFFICE)).filteredOn("askSubordinates"::equals).hasSize(2);

        scenario.set(START.plus(Duration.ofDays(1)));
        lookAtSchedule();
        assertThat(jdbc.sql("select count(*) from situation_round where occasion = 'periodic' and launched_by = 'qhedu'")
                .query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void should_RefuseToStart_When_ThePostMayNot() {
        assertThatThrownBy(() -> scenario.as(SCHOOL + ".counsellor").starts("situation-report",
                Map.of("includeSubordinates", false))).isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @CsvSource({"province, 14:00, PT7H", "body, '', PT6H", "prefecture, '', PT4H30M", "county, '', PT3H", "university, '', PT3H",
            "vocational, '', PT3H", "school, '', PT3H", "branch, '', ''", "other, '', PT3H"})
    void should_KeepTheTimetable(String kind, String startAt, String collectWithin) {
        Map<String, Object> row = decisions.evaluateDecisionTableByKey("situation-schedule",
                Variables.putValue("organisationKind", kind)).getSingleResult().getEntryMap();
        assertThat(row).containsEntry("startAt", startAt).containsEntry("collectWithin", collectWithin)
                .containsEntry("everyDays", 1).containsEntry("expiresAfter", "PT24H");
    }

    private void lookAtSchedule() {
        situationSchedule.execute(new TaskInstance<>("situation-rounds", RecurringTask.INSTANCE), (ExecutionContext) null);
    }

    private void launch(String organisation, boolean withSubordinates) {
        Map<String, Object> values = new HashMap<>(Map.of("includeSubordinates", withSubordinates, "situationTopic", ""));
        round = scenario.as(organisation + ".reporter").starts("situation-report", values).getBusinessKey();
        scenario.runJobs();
    }

    private void report(String organisation, String step, Map<String, Object> values) {
        scenario.as(organisation + ".reporter").completes(round, step, values);
        scenario.as(organisation + ".secretary").completes(round, "signReport", Map.of("situationSignDecision", "issue"));
    }

    /** Without running the job that hands it to the superior. */
    private void signed(String organisation, String step) {
        scenario.as(organisation + ".reporter").completesOnly(step, zero());
        scenario.as(organisation + ".secretary").completesOnly("signReport", Map.of("situationSignDecision", "issue"));
    }

    private static Map<String, Object> zero() {
        return Map.of("situationNature", "zero");
    }

    private static Map<String, Object> situation() {
        return Map.of("situationNature", "situation", "situationSummary", "总体平稳", "situationProblems", "口罩不足", "situationPlan", "");
    }

    private List<String> schools() {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(round).list().stream()
                .map(instance -> instance.getTenantId()).filter(code -> !code.equals(COUNTY)).toList();
    }

    /** As submitted; before that, as last drafted. */
    private List<String> unitsOf(String organisation) {
        return read(jdbc.sql("select coalesce(content, draft) from situation_entry where round = ? and organisation = ?"), organisation)
                .path("units").findParents("state").stream()
                .map(unit -> unit.path("organisation").asText() + " " + unit.path("state").asText()).toList();
    }

    private JsonNode draft(String organisation) {
        return read(jdbc.sql("select draft from situation_entry where round = ? and organisation = ?"), organisation);
    }

    private JsonNode read(JdbcClient.StatementSpec query, String organisation) {
        try {
            return new ObjectMapper().readTree(query.params(round, organisation).query(String.class).single());
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private boolean isLate(String organisation) {
        return jdbc.sql("select late from situation_entry where round = ? and organisation = ?").params(round, organisation)
                .query(Boolean.class).single();
    }

    private List<String> states() {
        return jdbc.sql("select case when submitted_at is null then 'open' else 'submitted' end from situation_entry where round = ?")
                .param(round).query(String.class).list();
    }

    private List<String> running() {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(round).list().stream()
                .map(instance -> instance.getTenantId()).toList();
    }

    private Object variable(String organisation, String name) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(instanceAt(organisation)).variableName(name)
                .singleResult().getValue();
    }

    private List<String> path(String organisation) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instanceAt(organisation))
                .orderPartiallyByOccurrence().asc().list().stream().map(HistoricActivityInstance::getActivityId).toList();
    }

    private String instanceAt(String organisation) {
        HistoricProcessInstance instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(round)
                .tenantIdIn(organisation).singleResult();
        return instance.getId();
    }
}
