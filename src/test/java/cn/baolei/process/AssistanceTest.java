package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class AssistanceTest {

    private static final String COUNSELLOR = "yanshi-shiyan.counsellor";
    private static final String OFFICE = "yanshi-shiyan.office-director";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String MEMBER = "yanshi-shiyan.member";
    private static final String OTHER_MEMBER = "yanshi-shiyan.member-2";

    /** Nine in the morning in Beijing. */
    private static final Instant START = Instant.parse("2020-02-03T01:00:00Z");

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private DecisionService decisions;

    private String instance;

    @BeforeEach
    void setClock() {
        scenario.set(START);
    }

    @Test
    void should_VisitAgainAfterTheIntervalAndClose_When_TheDifficultyIsSolved() {
        start(COUNSELLOR);
        verify();
        plan();
        approve();
        assertThat(scenario.as(OTHER_MEMBER).todo()).isEmpty();
        assertThat(scenario.as(MEMBER).todo()).containsExactly("visit");
        visit("continue");
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        scenario.advance(Duration.ofDays(3).minusSeconds(1));
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        scenario.advance(Duration.ofSeconds(1));
        assertThat(runtime.getVariable(instance, "visitNote")).isNull();
        visit("solved");
        askSatisfaction("satisfied");
        assertThat(ended()).isEqualTo("closed");
        assertThat(passed("visitDue")).isEqualTo(1);
        assertThat(visits()).extracting(row -> row.prop("outcome").stringValue()).containsExactly("继续帮扶", "困难已经解决");
        assertThat(visits().get(0).prop("visitedAt").stringValue()).isEqualTo("2月3日 09:00");
        assertThat(visits().get(0).prop("visitor").stringValue()).isEqualTo("演示实验学校·党员");
    }

    @Test
    void should_EndWithoutHelp_When_TheDifficultyIsNotConfirmed() {
        start(MEMBER);
        scenario.as(COUNSELLOR).completes("verify", Map.of("verifyResult", "not-confirmed", "verificationNote", "已由亲属照料"));
        assertThat(ended()).isEqualTo("notConfirmed");
    }

    @Test
    void should_BeginWithVerification_When_AnotherProcedurePassesANeedOn() {
        instance = runtime.createMessageCorrelation("assistance-needed").setVariable("organisation", "yanshi-shiyan")
                .setVariables(Map.of("personName", "帮扶对象", "personCategory", "student", "personUnit", "三年级一班", "need", "无人照料"))
                .correlateStartMessage().getId();
        verify();
        assertThat(scenario.as(OFFICE).todo()).containsExactly("draftPlan");
    }

    @Test
    void should_OfferMeasuresAndMembersReadably_When_ThePlanIsDrafted() {
        start(COUNSELLOR);
        verify();
        assertThat(options("measureOptions")).containsExactly("supplies 发放口罩、消毒用品和生活物资", "care 结对照料老人、子女");
        assertThat(options("memberOptions")).containsExactly(MEMBER + " 演示实验学校·党员", OTHER_MEMBER + " 演示实验学校·党员（二）");
    }

    @Test
    void should_DraftAgain_When_ThePlanIsReturned() {
        start(COUNSELLOR);
        verify();
        plan();
        scenario.as(SECRETARY).completes("approvePlan", Map.of("planDecision", "return", "planOpinion", "补充学业辅导安排"));
        plan();
        approve();
        assertThat(scenario.as(MEMBER).todo()).containsExactly("visit");
    }

    @Test
    void should_AdjustThePlanWithAnotherMember_When_TheSituationChanges() {
        start(COUNSELLOR);
        verify();
        plan();
        approve();
        visit("adjust");
        draft(OTHER_MEMBER);
        approve();
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        assertThat(scenario.as(OTHER_MEMBER).todo()).containsExactly("visit");
    }

    @Test
    void should_GoOnHelping_When_ThePersonIsNotSatisfied() {
        start(COUNSELLOR);
        verify();
        plan();
        approve();
        visit("solved");
        askSatisfaction("unsatisfied");
        assertThat(scenario.as(OFFICE).todo()).containsExactly("draftPlan");
        plan();
        approve();
        visit("solved");
        askSatisfaction("basically");
        assertThat(ended()).isEqualTo("closed");
        assertThat(visits()).hasSize(2);
    }

    @Test
    void should_AskTheSecretary_When_ThePairedMemberHasLeft() {
        start(COUNSELLOR);
        verify();
        plan();
        approve();
        visit("continue");
        runtime.setVariable(instance, "responsiblePerson", "yanshi-xx1.member");
        scenario.advance(Duration.ofDays(3));
        assertThat(scenario.as("yanshi-xx1.member").todo()).isEmpty();
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        assertThat(scenario.as(SECRETARY).task("visit").getDescription())
                .startsWith("代原责任人办理：原责任人已不在本单位任职，由西宁市城西区演示实验学校党支部书记代为办理")
                .contains("上门、电话或者视频联系帮扶对象");
    }

    @Test
    void should_Refuse_When_TheChosenPersonIsNoPartyMemberHere() {
        start(COUNSELLOR);
        verify();
        assertThatThrownBy(() -> draft("yanshi-xx1.member")).isInstanceOf(Refusal.class).hasMessage("请从本单位党员名单中选择");
        assertThat(scenario.as(OFFICE).todo()).containsExactly("draftPlan");
    }

    @Test
    void should_Refuse_When_SomebodyElseStartsOrActs() {
        assertThatThrownBy(() -> start(SECRETARY)).isInstanceOf(AuthorizationException.class);
        start(COUNSELLOR);
        assertThat(scenario.as(OFFICE).todo()).isEmpty();
        assertThat(scenario.as("yanshi-xx1.counsellor").todo()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"living|supplies,care", "study|study,mind", "mind|mind", "income|subsidy,supplies",
        "frontline|care,supplies,study", "infected|supplies,mind,care,subsidy"})
    void should_ProposeMeasures_When_TheDifficultyIs(String kind, String measures) {
        assertThat(decisions.evaluateDecisionTableByKey("assistance-measures", Map.of("difficultyKind", kind))
                .<String>collectEntries("value")).isEqualTo(Arrays.asList(measures.split(",")));
    }

    private void start(String user) {
        instance = scenario.as(user).starts("assistance", new HashMap<>(Map.of("personName", "帮扶对象", "personCategory", "student",
                "personUnit", "三年级一班", "personPhone", "13900000000", "need", "家长在医院值守，无人照料"))).getId();
        scenario.runJobs();
    }

    private void verify() {
        scenario.as(COUNSELLOR).completes("verify", confirmed());
    }

    private static Map<String, Object> confirmed() {
        return Map.of("verifyResult", "confirmed", "difficultyKind", "living", "urgency", "urgent", "verificationNote", "情况属实");
    }

    private void plan() {
        draft(MEMBER);
    }

    private void draft(String member) {
        scenario.as(OFFICE).completes("draftPlan", Map.of("measures", Spin.JSON(List.of("supplies")), "planNote", "每三天送一次生活物资",
                "responsiblePerson", member, "visitIntervalDays", 3));
    }

    private void approve() {
        scenario.as(SECRETARY).completes("approvePlan", Map.of("planDecision", "approve"));
    }

    private void visit(String outcome) {
        String visitor = scenario.as(MEMBER).todo().contains("visit") ? MEMBER : OTHER_MEMBER;
        scenario.as(visitor).completes("visit", Map.of("visitedAt", now(), "visitMethod", "phone", "visitNote", "物资已送达", "visitOutcome", outcome));
    }

    private void askSatisfaction(String answer) {
        scenario.as(COUNSELLOR).completes("askSatisfaction", Map.of("satisfactionAskedAt", now(), "satisfaction", answer, "satisfactionNote", "无"));
    }

    private String now() {
        return scenario.now().atOffset(ZoneOffset.ofHours(8)).toString();
    }

    private List<String> options(String variable) {
        return ((SpinJsonNode) runtime.getVariable(instance, variable)).elements().stream()
                .map(option -> option.prop("value").stringValue() + " " + option.prop("label").stringValue()).toList();
    }

    private List<SpinJsonNode> visits() {
        return ((SpinJsonNode) history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName("visits")
                .singleResult().getValue()).elements();
    }

    private long passed(String activity) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).activityId(activity).finished().count();
    }

    /** The end event that was reached; null while it runs. */
    private String ended() {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).finished().count() == 0 ? null
                : history.createHistoricActivityInstanceQuery().processInstanceId(instance).activityType("noneEndEvent")
                        .orderByHistoricActivityInstanceEndTime().desc().list().stream()
                        .map(HistoricActivityInstance::getActivityId).filter(id -> !id.equals("accompanimentEnds")).findFirst().orElseThrow();
    }
}
