package cn.baolei.process;

import static cn.baolei.process.AccountabilitySteps.COUNTY;
import static cn.baolei.process.AccountabilitySteps.REPORTER;
import static cn.baolei.process.AccountabilitySteps.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 问责: from a clue to the decision, its execution and the appeal, by those who may and by nobody else. */
@ProcessTest
class AccountabilityTest {

    /** Monday, nine in the morning in Beijing. */
    private static final Instant START = Instant.parse("2020-03-02T01:00:00Z");

    @Autowired
    Scenario scenario;
    @Autowired
    Clues clues;
    @Autowired
    HistoryService history;
    @Autowired
    RuntimeService runtime;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    private AccountabilitySteps officials;

    @BeforeEach
    void startOfTheStory() {
        scenario.set(START);
        officials = new AccountabilitySteps(scenario, clues, history, jdbc);
    }

    @Test
    void should_GoFromClueToCorrection_When_TheAppealIsRight() {
        long clue = officials.found(SCHOOL, REPORTER);
        String instance = officials.instance(clue);
        officials.verified(SCHOOL + ".discipline-member", REPORTER);
        officials.approved(SCHOOL);
        officials.investigatedAndReported(SCHOOL, REPORTER, "serious");
        officials.decided(SCHOOL, "liable", "admonition", "adjustment");
        assertThat(runtime.getVariable(instance, "measuresText")).isEqualTo("诫勉、组织调整或者组织处理");
        officials.announced(SCHOOL);
        assertThat(scenario.as(REPORTER).todo()).containsExactly("lodgeAppeal");
        officials.appealed(REPORTER, "appeal");
        // An appeal does not suspend the decision.
        officials.formalitiesDone(SCHOOL);
        officials.archived(SCHOOL);
        officials.answered(SCHOOL, "corrected");
        officials.corrected(SCHOOL);
        scenario.as(REPORTER).completes("receiveReply", Map.of("replyReceived", true));

        assertThat(officials.passed(instance)).containsExactlyInAnyOrder("clueOpened", "acceptance", "acceptanceStarted", "verifyClue",
                "isClueFounded", "isHandledElsewhere", "approveStart", "isStartApproved", "investigationStarted",
                "isInvestigationStarted", "investigation", "investigationBegun", "formTeam", "investigateFacts", "giveStatement",
                "recordMeeting", "isFurtherInquiryNeeded", "writeReport", "investigationReported", "offerMeasures", "deliberate",
                "decisionReached", "enforcement", "executionBegun", "announceDecision", "inForce", "completeFormalities",
                "archiveDecision", "appeal", "appealPeriodBegun", "lodgeAppeal", "isAppealLodged", "answerAppeal", "allDone",
                "allDone", "isDecisionCorrected", "correctDecision", "receiveReply", "appealAnswered", "allDone",
                "decisionExecuted", "caseClosed");
        assertThat(outcome(instance)).isEqualTo("closed");
        assertThat(jdbc.sql("select person from clue where id = ?").param(clue).query(String.class).single()).isEqualTo(REPORTER);
    }

    @Test
    void should_StartOnceAndOnlyWithTheTransaction_When_AClueIsOpened() {
        Clue clue = new Clue("overdue", "clue-test-once", SCHOOL, "task", REPORTER, List.of());
        transaction.executeWithoutResult(status -> {
            clues.open(clue);
            status.setRollbackOnly();
        });
        assertThat(running()).isZero();
        // Whoever is signed in when it is found starts nothing and needs no right to.
        scenario.as(SCHOOL + ".counsellor").signedIn(() -> {
            clues.open(clue);
            clues.open(clue);
            return null;
        });
        assertThat(running()).isEqualTo(1);
        assertThat(scenario.as(SCHOOL + ".discipline-member").todo()).as("nothing before the job").isEmpty();
        scenario.runJobs();
        assertThat(scenario.as(SCHOOL + ".discipline-member").todo()).containsExactly("verifyClue");
        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("accountability").unfinished().singleResult()
                .getStartUserId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"yanshi-shiyan, yanshi-shiyan.secretary, xining-chengxi", "yanshi-shiyan, yanshi-shiyan.duty-officer, yanshi-shiyan",
            "yanshi-shiyan, , xining-chengxi", "qhedu, qhedu.secretary, qhedu", "qhedu, , qhedu",
            "xining, xining.deputy-secretary, qhedu"})
    void should_BelongToTheBodyThatManagesTheOfficial_When_AClueIsOpened(String organisation, String person, String handling) {
        long clue = officials.found(organisation, person);
        assertThat(jdbc.sql("select handling_organisation from clue where id = ?").param(clue).query(String.class).single())
                .isEqualTo(handling);
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(officials.instance(clue)).singleResult()
                .getTenantId()).isEqualTo(handling);
    }

    @Test
    void should_HandTheClueDown_When_TheSuperiorFindsSomebodyItDoesNotManage() {
        long clue = officials.found(SCHOOL, null);
        String above = officials.instance(clue);
        String task = scenario.as(COUNTY + ".discipline-member").task("verifyClue").getId();
        assertThat(tasks.getVariable(task, "clueFacts").toString()).contains("发现至报出", "150分钟");
        assertThat(tasks.getVariable(task, "officialsConcerned").toString()).contains("\"" + REPORTER + "\"", "疫情信息报送员")
                .doesNotContain(COUNTY + ".");
        assertThatThrownBy(() -> officials.verified(COUNTY + ".discipline-member", COUNTY + ".reporter"))
                .hasMessageContaining("被调查人");
        officials.verified(COUNTY + ".discipline-member", REPORTER);
        assertThat(officials.passed(above)).endsWith("isHandledElsewhere", "handOverClue", "clueHandedOver",
                "isInvestigationStarted", "clueSettled");
        assertThat(outcome(above)).isEqualTo("handed-over");
        assertThat(officials.instance(clue)).isNotEqualTo(above);
        assertThat(scenario.as(SCHOOL + ".discipline-member").todo()).containsExactly("verifyClue");
        assertThat(jdbc.sql("select organisation from follow_up where from_instance = ?").param(above).query(String.class).single())
                .isEqualTo(SCHOOL);
    }

    @Test
    void should_EndWithTheReason_When_TheClueIsUnfounded() {
        String instance = officials.instance(officials.found(SCHOOL, null));
        Map<String, Object> dismissed = new HashMap<>(Map.of("clueFinding", "unfounded"));
        assertThatThrownBy(() -> officials.does(COUNTY + ".discipline-member", "verifyClue", dismissed)).hasMessageContaining("了结理由");
        dismissed.put("unfoundedReason", "系统时间有误");
        scenario.as(COUNTY + ".discipline-member").completes("verifyClue", dismissed);
        assertThat(officials.passed(instance)).endsWith("isClueFounded", "clueDismissed", "isInvestigationStarted", "clueSettled");
        assertThat(outcome(instance)).isEqualTo("unfounded");
    }

    @Test
    void should_End_When_TheHeadDoesNotApprove() {
        String instance = verified();
        officials.does(SCHOOL + ".secretary", "approveStart", Map.of("startDecision", "refuse", "startRefusalReason", "情节轻微"));
        assertThat(officials.passed(instance)).endsWith("isStartApproved", "investigationRefused", "isInvestigationStarted", "clueSettled");
        assertThat(outcome(instance)).isEqualTo("not-started");
    }

    @Test
    void should_BeginByOrderOfTheSuperior_When_TheHeadDoesNotDecideInTime() {
        String instance = verified();
        scenario.advance(Duration.ofDays(10));
        assertThat(officials.passed(instance)).contains("startOverdue", "approveStart").endsWith("reportOverdueStart", "overdueStartReported");
        String task = scenario.as(COUNTY + ".secretary").task("orderStart").getId();
        assertThat(tasks.getVariable(task, "lowerOrganisationName")).isEqualTo("西宁市城西区演示实验学校党支部");
        ordered("order");
        assertThat(officials.passed(instance)).contains("startOrdered", "investigationStarted", "formTeam");
        assertThat(scenario.as(SCHOOL + ".secretary").todo()).doesNotContain("approveStart");
        assertThat(superiorPath()).containsExactly("startOverdueReported", "superiorOrder", "orderConsidered", "orderStart",
                "isStartOrdered", "sendStartOrder", "orderSent", "orderConcluded");
    }

    @Test
    void should_LeaveTheCaseBelowAlone_When_TheOrderComesTooLateOrIsNotNeeded() {
        String instance = verified();
        scenario.advance(Duration.ofDays(10));
        officials.approved(SCHOOL);
        ordered("order");
        assertThat(scenario.as(SCHOOL + ".discipline-member").todo()).containsExactly("formTeam");
        assertThat(officials.passed(instance)).doesNotContain("startOrdered");

        String second = verified();
        scenario.advance(Duration.ofDays(12));
        ordered("none");
        assertThat(superiorPath()).endsWith("isStartOrdered", "orderNotNeeded", "orderConcluded");
        assertThat(runtime.getActiveActivityIds(second)).contains("approveStart");
    }

    @Test
    void should_StayWhereItIs_When_ThereIsNobodyAboveToOrder() {
        String instance = officials.instance(officials.found("qhedu", "qhedu.duty-officer"));
        officials.verified("qhedu.discipline-member", "qhedu.duty-officer");
        scenario.advance(Duration.ofDays(10));
        assertThat(officials.passed(instance)).endsWith("reportOverdueStart", "overdueStartReported");
        assertThat(jdbc.sql("select count(*) from follow_up where from_instance = ? and message = 'accountability-start-overdue'")
                .param(instance).query(Integer.class).single()).isZero();
    }

    @Test
    void should_GoOnWithoutAStatement_When_TheOfficialDoesNotGiveOneInTime() {
        String instance = started();
        officials.teamFormed(SCHOOL);
        officials.investigated(SCHOOL);
        scenario.advance(Duration.ofDays(20));
        assertThat(scenario.as(REPORTER).todo()).isEmpty();
        officials.met(SCHOOL, "no");
        assertThat(officials.passed(instance)).contains("statementOverdue", "recordMeeting").endsWith("writeReport");
    }

    @Test
    void should_InquireAgain_When_TheStatementOrTheMeetingAsksForIt() {
        String instance = started();
        officials.teamFormed(SCHOOL);
        officials.investigated(SCHOOL);
        officials.stated(REPORTER);
        officials.met(SCHOOL, "yes");
        assertThat(officials.passed(instance)).endsWith("isFurtherInquiryNeeded", "investigateFacts");
        officials.investigated(SCHOOL);
        officials.stated(REPORTER);
        officials.met(SCHOOL, "no");
        officials.reported(SCHOOL, "minor");
        officials.decided(SCHOOL, "again");
        assertThat(officials.passed(instance)).endsWith("decisionReached", "investigation", "investigationBegun", "formTeam");
        officials.investigatedAndReported(SCHOOL, REPORTER, "minor");
        officials.decided(SCHOOL, "exempt");
        assertThat(officials.passed(instance)).endsWith("deliberate", "decisionReached", "noLiability");
        assertThat(outcome(instance)).isEqualTo("exempt");
    }

    @Test
    void should_Close_When_NoAppealComesWithinTheMonth() {
        String instance = announced();
        officials.formalitiesDone(SCHOOL);
        officials.archived(SCHOOL);
        scenario.advance(Duration.ofDays(31).minusMinutes(1));
        assertThat(scenario.as(REPORTER).todo()).containsExactly("lodgeAppeal");
        scenario.advance(Duration.ofMinutes(1));
        assertThat(scenario.as(REPORTER).todo()).isEmpty();
        assertThat(officials.passed(instance)).contains("appealPeriodOver", "noAppeal").endsWith("decisionExecuted", "caseClosed");
    }

    @Test
    void should_Close_When_TheDecisionIsAccepted() {
        String instance = announced();
        officials.appealed(REPORTER, "accept");
        officials.formalitiesDone(SCHOOL);
        officials.archived(SCHOOL);
        assertThat(officials.passed(instance)).containsSubsequence("isAppealLodged", "noAppeal").doesNotContain("answerAppeal")
                .endsWith("caseClosed");
    }

    @Test
    void should_CountTheReplyAsDelivered_When_TheOfficialDoesNotTakeIt() {
        String instance = announced();
        officials.appealed(REPORTER, "appeal");
        officials.answered(SCHOOL, "upheld");
        officials.formalitiesDone(SCHOOL);
        officials.archived(SCHOOL);
        assertThat(officials.passed(instance)).doesNotContain("correctDecision");
        scenario.advance(Duration.ofDays(20));
        assertThat(officials.passed(instance)).contains("replyDeemedDelivered", "appealAnswered").endsWith("caseClosed");
    }

    @Test
    void should_ShowTheOfficialOnlyTheirOwnSteps_When_TheCaseRuns() {
        started();
        officials.teamFormed(SCHOOL);
        officials.investigated(SCHOOL);
        String own = scenario.as(REPORTER).task("giveStatement").getId();
        assertThat(scenario.as(SCHOOL + ".discipline-member").todo()).isEmpty();
        Map<String, Object> seen = scenario.as(REPORTER).signedIn(() -> tasks.getVariables(own));
        assertThat(seen.get("factMaterial")).isEqualTo("发现后150分钟报出");
        assertThat(seen.get("verifiedFacts")).isNull();
        assertThat(seen.get("startOpinion")).isNull();
        assertThatThrownBy(() -> scenario.as(SCHOOL + ".secretary").signedIn(() -> {
            tasks.complete(own, Map.of("statementText", "代写", "materialOpinion", "agree"));
            return null;
        })).isInstanceOf(ProcessEngineException.class);
        officials.stated(REPORTER);
        assertThat(scenario.as(REPORTER).todo()).isEmpty();
        officials.met(SCHOOL, "no");
        officials.reported(SCHOOL, "serious");
        officials.decided(SCHOOL, "liable", "admonition");
        officials.announced(SCHOOL);
        String appeal = scenario.as(REPORTER).task("lodgeAppeal").getId();
        Map<String, Object> atAppeal = scenario.as(REPORTER).signedIn(() -> tasks.getVariables(appeal));
        assertThat(atAppeal.get("decisionText")).isEqualTo("予以问责");
        assertThat(atAppeal.get("votesFor")).isNull();
        assertThat(atAppeal.get("investigationReport")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"circular", "discipline", "dismissal"})
    void should_RefuseTheDecision_When_TheMeasureIsNotOffered(String measure) {
        started();
        officials.investigatedAndReported(SCHOOL, REPORTER, "serious");
        String task = scenario.as(SCHOOL + ".secretary").task("deliberate").getId();
        assertThat(tasks.getVariable(task, "measureOptions").toString()).contains("admonition", "诫勉", "adjustment")
                .doesNotContain("\"" + measure + "\"");
        assertThatThrownBy(() -> officials.decided(SCHOOL, "liable", "admonition", measure)).hasMessageContaining("问责方式");
        assertThat(scenario.as(SCHOOL + ".secretary").todo()).containsExactly("deliberate");
    }

    @ParameterizedTest
    @CsvSource({"6, 3, 3, 0, 0, 三分之二", "6, 7, 7, 0, 0, 不能多于", "6, 5, 3, 1, 0, 之和", "6, 5, 3, 1, 1, 半数", "0, 0, 0, 0, 0, 三分之二"})
    void should_RefuseTheDecision_When_TheVoteDoesNotCarryIt(int expected, int present, int inFavour, int against, int abstained,
                                                             String reason) {
        started();
        officials.investigatedAndReported(SCHOOL, REPORTER, "serious");
        Map<String, Object> values = officials.decision("liable", "admonition");
        values.putAll(Map.of("attendeesExpected", expected, "attendeesPresent", present, "votesFor", inFavour,
                "votesAgainst", against, "votesAbstained", abstained));
        assertThatThrownBy(() -> officials.does(SCHOOL + ".secretary", "deliberate", values)).hasMessageContaining(reason);
    }

    @Test
    void should_TakeUpWhatAnOfficialBrings_When_ItConcernsTheirOwnOrALowerOrganisation() {
        String instance = byHand(COUNTY + ".discipline-member", SCHOOL);
        assertThat(officials.passed(instance)).startsWith("clueReported", "acceptance");
        officials.verified(COUNTY + ".discipline-member", SCHOOL + ".secretary");
        assertThat(runtime.getActiveActivityIds(instance)).contains("approveStart");
        assertThat(jdbc.sql("select rule, organisation from clue where instance = ?").param(instance).query().singleRow())
                .containsEntry("rule", "by-hand").containsEntry("organisation", SCHOOL);
        assertThatThrownBy(() -> byHand(SCHOOL + ".discipline-member", COUNTY)).hasMessageContaining("涉事单位");
        assertThatThrownBy(() -> byHand(SCHOOL + ".counsellor", SCHOOL)).isInstanceOf(ProcessEngineException.class);
    }

    @ParameterizedTest
    @CsvSource({"yanshi-shiyan.office-director, yanshi-shiyan.office-director, , 至少还有一人",
            "yanshi-shiyan.office-director, yanshi-shiyan.reporter, , 所列选项",
            "yanshi-shiyan.office-director, yanshi-shiyan.doctor, yanshi-shiyan.doctor, 不能同时",
            "yanshi-shiyan.office-director, yanshi-shiyan.doctor, yanshi-shiyan.secretary, 回避理由"})
    void should_RefuseTheTeam_When_ItBreaksTheRules(String leader, String member, String recused, String reason) {
        started();
        Map<String, Object> values = new HashMap<>(Map.of("teamLeader", leader, "teamMembers", List.of(member),
                "recusedOfficials", recused == null ? List.of() : List.of(recused)));
        assertThatThrownBy(() -> officials.does(SCHOOL + ".discipline-member", "formTeam", values)).hasMessageContaining(reason);
        assertThat(scenario.as(SCHOOL + ".discipline-member").todo()).containsExactly("formTeam");
    }

    @Test
    void should_RefuseTheStep_When_AnotherPostTriesIt() {
        officials.found(SCHOOL, REPORTER);
        String task = scenario.as(SCHOOL + ".discipline-member").task("verifyClue").getId();
        for (String stranger : List.of(REPORTER, SCHOOL + ".secretary", COUNTY + ".discipline-member")) {
            assertThatThrownBy(() -> scenario.as(stranger).signedIn(() -> {
                tasks.complete(task);
                return null;
            })).isInstanceOf(ProcessEngineException.class);
        }
    }

    private String verified() {
        long clue = officials.found(SCHOOL, REPORTER);
        officials.verified(SCHOOL + ".discipline-member", REPORTER);
        return officials.instance(clue);
    }

    @Test
    void should_ComeToAnEnd_When_NobodyEverActsAtTheTop() {
        officials.found("qhedu", null);
        scenario.advance(Duration.ofDays(150));

        assertThat(running()).as("cases about the handling of a case").isEqualTo(1);
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("supervision").count()).isEqualTo(1);
        assertThat(jdbc.sql("select distinct recipient from notification where template = 'task-left-open'").query(String.class).list())
                .containsExactlyInAnyOrder("qhedu.secretary", "qhedu.discipline-member");
    }

    @Test
    void should_ClimbLevelByLevelAndEnd_When_NobodyActsBelowEither() {
        officials.found(SCHOOL, null);
        scenario.advance(Duration.ofDays(150));
        long cases = running();
        scenario.advance(Duration.ofDays(150));

        assertThat(running()).as("no more after ten months than after five").isEqualTo(cases);
        assertThat(jdbc.sql("select distinct handling_organisation from clue where rule = 'overdue'").query(String.class).list())
                .containsExactlyInAnyOrder("xining", "qhedu");
    }

    private String started() {
        String instance = verified();
        officials.approved(SCHOOL);
        return instance;
    }

    private String announced() {
        String instance = started();
        officials.investigatedAndReported(SCHOOL, REPORTER, "serious");
        officials.decided(SCHOOL, "liable", "admonition");
        officials.announced(SCHOOL);
        return instance;
    }

    private String byHand(String user, String organisation) {
        String instance = scenario.as(user).starts("accountability", Map.of("concernedOrganisation", organisation,
                "clueSource", "report", "clueStatement", "群众反映值守空岗")).getId();
        scenario.runJobs();
        return instance;
    }

    private void ordered(String decision) {
        officials.does(COUNTY + ".secretary", "orderStart", Map.of("orderDecision", decision, "orderReason", "应当启动"));
    }

    private List<String> superiorPath() {
        return officials.passed(history.createHistoricActivityInstanceQuery().activityId("startOverdueReported").tenantIdIn(COUNTY)
                .orderByHistoricActivityInstanceStartTime().desc().list().get(0).getProcessInstanceId());
    }

    private long running() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("accountability").count();
    }

    private String outcome(String instance) {
        return (String) history.createHistoricVariableInstanceQuery().processInstanceId(instance)
                .variableName("accountabilityOutcome").singleResult().getValue();
    }
}
