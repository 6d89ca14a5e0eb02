package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import cn.baolei.engine.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 督办: of a task that stays open (核对 of a report, supervised after 30 minutes), and by hand from the county to its school. */
@ProcessTest
class SupervisionTest {

    /** Monday, 09:00 in Beijing. */
    private static final Instant START = Instant.parse("2020-02-03T01:00:00Z");
    private static final String CHECKER = "yanshi-shiyan.office-director";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String COUNTY = "xining-chengxi";
    private static final String COUNTY_SECRETARY = "xining-chengxi.secretary";
    private static final String SCHOOL = "yanshi-shiyan";

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private DecisionService decisions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Clues clues;

    private ProcessInstance report;
    private Task overdue;

    @BeforeEach
    void prepare() {
        scenario.set(START);
    }

    @Test
    void should_EndWithRectification_When_OverdueTaskIsOrdered() {
        leaveUnchecked();
        assertThat(scenario.as(CHECKER).todo()).containsExactly("checkReport");
        assertThat(scenario.as("yanshi-shiyan.reporter").todo()).isEmpty();
        ProcessInstance supervision = only();
        assertThat(runtime.getVariables(supervision.getId())).containsEntry("supervisedMatter", "疫情信息逐级报送：核对")
                .containsEntry("supervisedOrganisation", SCHOOL).containsEntry("supervisedDueAt", "2020年2月3日 09:15")
                .containsEntry("severity", "urgent").containsEntry("sourceCase", report.getBusinessKey());
        assertThat(scenario.as(SECRETARY).task("issueOrder").getDueDate().toInstant())
                .isEqualTo(START.plus(Duration.ofMinutes(90)));

        order("2h");
        Task rectify = scenario.as(CHECKER).task("rectify");
        assertThat(rectify.getTenantId()).isEqualTo(SCHOOL);
        assertThat(rectify.getDueDate().toInstant()).isEqualTo(scenario.now().plus(Duration.ofHours(2)));
        rectify();
        assertThat(runtime.getVariable(supervision.getId(), "rectificationMeasures")).isEqualTo("已核对，另派一人顶岗");
        judge("rectified");
        assertThat(outcome(supervision)).isEqualTo("rectified");
        assertThat(passed(supervision)).containsSubsequence("supervisionOrdered", "issueOrder", "isOrdered", "orderIssued", "sendOrder",
                "awaitRectification", "judgeRectification", "isAgain", "rectificationJudged", "isRectified", "rectified");
        assertThat(running()).isEmpty();
        assertThat(scenario.as(CHECKER).todo()).containsExactly("checkReport");
    }

    @Test
    void should_EndWithAReason_When_SuperiorDeclines() {
        leaveUnchecked();
        ProcessInstance supervision = only();
        scenario.as(SECRETARY).completes("issueOrder", Map.of("issueDecision", "decline", "declineReason", "停电，已口头报告"));
        assertThat(outcome(supervision)).isEqualTo("notOrdered");
        assertThat(running()).isEmpty();
    }

    @Test
    void should_SuperviseATaskOnce_When_ItStaysOpenForDays() {
        leaveUnchecked();
        scenario.advance(Duration.ofDays(2));
        assertThat(started("supervision-ordered", report)).isEqualTo(1);
        assertThat(clues(overdue.getId())).containsExactly(SCHOOL);
    }

    @Test
    void should_OpenCluesButNoSupervision_When_SupervisionIsOverdueItself() {
        leaveUnchecked();
        Task issue = scenario.as(SECRETARY).task("issueOrder");
        scenario.advance(Duration.ofDays(2));
        assertThat(running()).hasSize(1);
        assertThat(clues(issue.getId())).containsExactly(SCHOOL);
    }

    @Test
    void should_EndByItself_When_TaskIsDoneBeforeTheOrder() {
        leaveUnchecked();
        ProcessInstance supervision = only();
        scenario.as(CHECKER).completesOnly("checkReport", Map.of("checkDecision", "pass"));
        assertThat(running()).as("the superior's instance is left to its own job").hasSize(1);
        scenario.runJobs();
        assertThat(outcome(supervision)).isEqualTo("settled");
        assertThat(scenario.as(SECRETARY).todo()).containsExactly("signReport");
    }

    @Test
    void should_EndOnBothSides_When_TaskIsDoneDuringRectification() {
        leaveUnchecked();
        ProcessInstance supervision = only();
        order("24h");
        scenario.as(CHECKER).completes("checkReport", Map.of("checkDecision", "pass"));
        assertThat(outcome(supervision)).isEqualTo("settled");
        assertThat(running()).isEmpty();
        assertThat(scenario.as(CHECKER).todo()).isEmpty();
    }

    @Test
    void should_EndByItself_When_TheProcedureIsWithdrawn() {
        leaveUnchecked();
        ProcessInstance supervision = only();
        runtime.deleteProcessInstance(report.getId(), "撤销");
        scenario.runJobs();
        assertThat(outcome(supervision)).isEqualTo("settled");
    }

    @Test
    void should_NotStart_When_TaskIsDoneInTime() {
        begin();
        scenario.as(CHECKER).completes("checkReport", Map.of("checkDecision", "pass"));
        assertThat(running()).isEmpty();
    }

    @Test
    void should_ClimbOneLevel_When_TheSupervisedPostWouldSuperviseItself() {
        String reporter = "yanshi-xx-huzhu.reporter";
        assertThat(jdbc.sql("select count(*) from act_id_user where id_ = ?").param(reporter).query(Integer.class).single())
                .as("vacant, the secretary stands in").isZero();
        scenario.as("yanshi-xx-huzhu.office-director").starts("immediate-report", Map.of("reportKind", "first", "subject", "一名学生发热待查",
                "discoveredAt", "2020-02-03T09:00+08:00"));
        scenario.advance(Duration.ofMinutes(60));
        assertThat(scenario.as("yanshi-xx-huzhu.secretary").todo()).containsExactly("draftReport");
        assertThat(only().getTenantId()).isEqualTo("haidong-huzhu");
    }

    @Test
    void should_ReachTheSubordinate_When_SuperiorBeginsByHand() {
        ProcessInstance supervision = byHand(COUNTY_SECRETARY, "西宁市城西区演示实验学校党支部", "urgent");
        assertThat(supervision.getTenantId()).isEqualTo(COUNTY);
        scenario.as(COUNTY_SECRETARY).completes("issueOrder", order24h());
        Task rectify = scenario.as(SECRETARY).task("rectify");
        assertThat(rectify.getTenantId()).isEqualTo(SCHOOL);
        assertThat(runtime.createProcessInstanceQuery().processInstanceId(rectify.getProcessInstanceId()).singleResult().getBusinessKey())
                .isEqualTo(supervision.getBusinessKey());
        assertThat(scenario.as(CHECKER).todo()).isEmpty();
    }

    @Test
    void should_JudgeAgainAndRefer_When_NothingIsReportedAndNothingGetsBetter() {
        ProcessInstance supervision = byHand(COUNTY_SECRETARY, SCHOOL, "urgent");
        scenario.as(COUNTY_SECRETARY).completes("issueOrder", order24h());
        String first = scenario.as(SECRETARY).task("rectify").getProcessInstanceId();
        scenario.advance(Duration.ofHours(36));
        assertThat(passed(supervision)).contains("rectificationOverdue");
        scenario.as(COUNTY_SECRETARY).completes("judgeRectification",
                Map.of("judgeDecision", "again", "judgeOpinion", "未报告，再限期", "furtherLimit", "3wd"));

        assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(first).activityId("settled").count()).isEqualTo(1);
        assertThat(runtime.getVariables(supervision.getId())).containsEntry("rectificationDemand", "未报告，再限期")
                .containsEntry("rectificationLimit", "3wd").containsEntry("rectificationMeasures", null);
        Task second = scenario.as(SECRETARY).task("rectify");
        assertThat(second.getProcessInstanceId()).isNotEqualTo(first);
        assertThat(second.getDueDate().toInstant()).as("three working days after Tuesday evening").isEqualTo("2020-02-07T10:00:00Z");
        assertThat(runtime.getVariable(second.getProcessInstanceId(), "rectificationDemand")).isEqualTo("未报告，再限期");

        scenario.as(SECRETARY).completes("rectify", rectification());
        scenario.as(COUNTY_SECRETARY).completes("judgeRectification", Map.of("judgeDecision", "refer", "judgeOpinion", "整改不力"));
        assertThat(outcome(supervision)).isEqualTo("referred");
        Clue clue = clues.get(jdbc.sql("select id from clue where case_number = ? and subject = 'referToAccountability'")
                .param(supervision.getBusinessKey()).query(Long.class).single());
        assertThat(clue.organisation()).isEqualTo(SCHOOL);
        assertThat(clue.facts().toString()).contains("返校人员登记", "整改不力");
        assertThat(running()).isEmpty();
    }

    @Test
    void should_ShowALateReport_When_TheSuperiorHasNotJudgedYet() {
        ProcessInstance supervision = byHand(COUNTY_SECRETARY, SCHOOL, "urgent");
        scenario.as(COUNTY_SECRETARY).completes("issueOrder", order24h());
        scenario.advance(Duration.ofHours(37));
        scenario.as(SECRETARY).completes("rectify", rectification());
        assertThat(runtime.getVariable(supervision.getId(), "rectificationReason")).isEqualTo("人手不足");
        scenario.as(COUNTY_SECRETARY).completes("judgeRectification", Map.of("judgeDecision", "rectified", "judgeOpinion", "到位"));
        assertThat(outcome(supervision)).isEqualTo("rectified");
    }

    @Test
    void should_WithdrawTheRectification_When_SuperiorConcludesWithoutIt() {
        ProcessInstance supervision = byHand(COUNTY_SECRETARY, SCHOOL, "urgent");
        scenario.as(COUNTY_SECRETARY).completes("issueOrder", order24h());
        scenario.advance(Duration.ofHours(37));
        scenario.as(COUNTY_SECRETARY).completes("judgeRectification", Map.of("judgeDecision", "refer", "judgeOpinion", "拒不报告"));
        assertThat(outcome(supervision)).isEqualTo("referred");
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        assertThat(running()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xining-chengxi", "xining", "yanshi-zx-xining", "没有这个单位"})
    void should_Refuse_When_OrganisationIsNoSubordinate(String organisation) {
        assertThatThrownBy(() -> byHand(COUNTY_SECRETARY, organisation, "ordinary")).isInstanceOf(Refusal.class)
                .hasMessageContaining("被督办单位").hasMessageContaining("下级单位");
        assertThat(running()).isEmpty();
    }

    @Test
    void should_Refuse_When_PostMayNotSupervise() {
        assertThatThrownBy(() -> byHand("xining-chengxi.reporter", SCHOOL, "ordinary")).isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "issue,urgent,PT1H,continuous", "issue,ordinary,P1D,working-days", "judge,urgent,PT2H,continuous", "judge,ordinary,P1D,working-days",
        "rectify,2h,PT2H,continuous", "rectify,24h,PT24H,continuous", "rectify,3wd,P3D,working-days", "rectify,5wd,P5D,working-days",
        "awaitRectification,2h,PT3H,continuous", "awaitRectification,24h,PT36H,continuous", "awaitRectification,3wd,P4D,working-days",
        "awaitRectification,5wd,P6D,working-days"})
    void should_HaveItsDeadline_When_StepAndUrgencyAreGiven(String step, String severity, String dueAfter, String mode) {
        Map<String, Object> row = decisions.evaluateDecisionTableByKey("deadlines",
                Map.of("process", "supervision", "step", step, "severity", severity)).getSingleResult();
        assertThat(row).containsEntry("dueAfter", dueAfter).containsEntry("mode", mode);
    }

    private void begin() {
        report = scenario.as("yanshi-shiyan.reporter").starts("immediate-report", Map.of("reportKind", "first", "subject", "一名学生发热待查",
                "discoveredAt", "2020-02-03T09:00+08:00"));
        scenario.as("yanshi-shiyan.reporter").completes("draftReport", Map.of("place", "教学楼", "reportSummary", "一名学生发热，已就地隔离",
                "suspectedCount", 1, "confirmedCount", 0, "closeContactCount", 0, "isolatedCount", 1, "reportMeasures", "就地隔离",
                "contactPost", "值班员"));
        overdue = scenario.as(CHECKER).task("checkReport");
    }

    /** Until its 督办 goes off. */
    private void leaveUnchecked() {
        begin();
        scenario.advance(Duration.ofMinutes(30));
    }

    private ProcessInstance byHand(String user, String organisation, String severity) {
        ProcessInstance started = scenario.as(user).starts("supervision", Map.of("supervisedOrganisation", organisation,
                "supervisedMatter", "返校人员登记", "supervisionReason", "三日未报", "severity", severity));
        scenario.runJobs();
        return started;
    }

    private void order(String limit) {
        scenario.as(SECRETARY).completes("issueOrder",
                Map.of("issueDecision", "order", "orderRequirement", "立即核对并报告", "orderLimit", limit));
    }

    private static Map<String, Object> order24h() {
        return Map.of("issueDecision", "order", "orderRequirement", "立即补报", "orderLimit", "24h");
    }

    private void rectify() {
        scenario.as(CHECKER).completes("rectify", Map.of("rectificationReason", "外出", "rectificationMeasures", "已核对，另派一人顶岗"));
    }

    private static Map<String, Object> rectification() {
        return new HashMap<>(Map.of("rectificationReason", "人手不足", "rectificationMeasures", "已补报"));
    }

    private void judge(String decision) {
        scenario.as(SECRETARY).completes("judgeRectification", Map.of("judgeDecision", decision, "judgeOpinion", "已落实"));
    }

    private ProcessInstance only() {
        assertThat(running()).hasSize(1);
        return running().get(0);
    }

    private List<ProcessInstance> running() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("supervision").list();
    }

    private String outcome(ProcessInstance supervision) {
        return jdbc.sql("select outcome from supervision where instance = ? and concluded_at is not null").param(supervision.getId())
                .query(String.class).optional().orElse(null);
    }

    private List<String> passed(ProcessInstance instance) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId())
                .orderPartiallyByOccurrence().asc().list().stream().map(one -> one.getActivityId()).toList();
    }

    private int started(String message, ProcessInstance from) {
        return jdbc.sql("select count(*) from follow_up where message = ? and from_case = ?").params(message, from.getBusinessKey())
                .query(Integer.class).single();
    }

    private List<String> clues(String task) {
        return jdbc.sql("select organisation from clue where rule = 'overdue' and subject = ?").param(task).query(String.class).list();
    }
}
