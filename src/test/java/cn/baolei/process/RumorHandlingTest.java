package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class RumorHandlingTest {

    private static final String SCHOOL = "yanshi-shiyan";
    private static final String PUBLICITY = SCHOOL + ".publicity-member";
    private static final String OFFICE = SCHOOL + ".office-director";
    private static final String SECRETARY = SCHOOL + ".secretary";
    private static final String MEMBER = SCHOOL + ".member";
    private static final Instant START = Instant.parse("2020-02-03T01:00:00Z");
    private static final String AUTHORITY_DENIES = """
            [{"sourceName":"西宁市疾病预防控制中心","sourceKind":"authority","sourceStatement":"denies","sourceNote":""}]""";
    private static final String AUTHORITY_CONFIRMS = AUTHORITY_DENIES.replace("denies", "confirms");
    private static final String ONE_NAMED = """
            [{"sourceName":"某小区居委会","sourceKind":"named","sourceStatement":"denies","sourceNote":""}]""";

    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private DecisionService decisions;
    @Autowired
    private JdbcClient jdbc;

    private StandIns called;
    private String suspectedCase;
    private String instance;

    @BeforeEach
    void begin() {
        scenario.set(START);
        called = new StandIns(engine, "information-release", "joint-prevention");
    }

    @AfterEach
    void end() {
        called.remove();
        if (suspectedCase != null) {
            engine.getRepositoryService().deleteDeployment(suspectedCase, true, true);
        }
    }

    @Test
    void should_Clarify_When_AnAuthorityDenies() {
        start();
        assertThat(scenario.as(OFFICE).todo()).isEmpty();
        assertThatThrownBy(() -> scenario.as(OFFICE).completes("verifyRumour", denied())).isInstanceOf(AssertionError.class);
        scenario.as(PUBLICITY).completes("verifyRumour", denied());

        ProcessInstance release = called.one("information-release");
        assertThat(release.getBusinessKey()).isEqualTo(caseNumber());
        assertThat(called.passedIn(release, "releaseTitle")).isEqualTo("关于不实信息的澄清");
        assertThat(called.passedIn(release, "releaseText")).isEqualTo("经核实，我校没有停课。");
        assertThat(called.passedIn(release, "releaseKind")).isEqualTo("clarification");
        assertThat(called.running("joint-prevention")).isEmpty();
        called.end("information-release", Map.of("releaseOutcome", "published"));
        answer();
        assertThat(isClosed()).isTrue();
        assertThat(clues()).isEmpty();
        assertThat(path()).containsSubsequence("rumourNoticed", "verifyRumour", "tallySources", "judgeRumour", "clarify",
                "handlingEnds", "answerInformer", "rumourClosed");
    }

    @Test
    void should_ReferToPoliceAndOpenAClue_When_AMemberSpreadsWhatHarms() {
        start();
        Map<String, Object> values = denied();
        values.put("rumourHarm", "malicious");
        values.put("policeLetter", "2月3日有人在家长群散布虚假疫情信息，现移送。");
        values.put("spreaderKind", "party-member");
        values.put("spreaderFacts", "2月3日上午在家长群转发三次，有截图");
        scenario.as(PUBLICITY).completes("verifyRumour", values);

        ProcessInstance police = called.one("joint-prevention");
        assertThat(called.passedIn(police, "agencyKind")).isEqualTo("police");
        assertThat(called.passedIn(police, "matter")).isEqualTo("谣言线索移送");
        assertThat(called.passedIn(police, "letterText")).isEqualTo(values.get("policeLetter"));
        assertThat(clues()).containsExactly("rumour yanshi-shiyan");
        called.end("information-release", Map.of("releaseOutcome", "published"));
        assertThat(scenario.as(PUBLICITY).todo()).isEmpty();
        called.end("joint-prevention", Map.of("agencyReply", "已受理", "jointOutcome", "replied"));
        answer();
        assertThat(isClosed()).isTrue();
    }

    @Test
    void should_DecideAgain_When_TheClarificationIsNotReleased() {
        start();
        scenario.as(PUBLICITY).completes("verifyRumour", denied());
        called.end("information-release", Map.of("releaseOutcome", "rejected"));
        scenario.as(SECRETARY).completes("reconsiderClarification",
                Map.of("clarificationText", "经核实，我校教学秩序正常。", "reconsiderDecision", "again"));
        ProcessInstance release = called.one("information-release");
        assertThat(called.passedIn(release, "releaseText")).isEqualTo("经核实，我校教学秩序正常。");
        called.end("information-release", Map.of("releaseOutcome", "rejected"));
        scenario.as(SECRETARY).completes("reconsiderClarification", Map.of("clarificationText", "经核实，我校教学秩序正常。",
                "reconsiderDecision", "drop", "reconsiderReason", "由上级统一辟谣"));
        answer();
        assertThat(isClosed()).isTrue();
    }

    @Test
    void should_GoOnVerifying_When_OneSourceWithoutAuthoritySpeaks() {
        start();
        Map<String, Object> without = verified(ONE_NAMED);
        without.remove("verificationSources");
        scenario.as(PUBLICITY).completes("verifyRumour", without);
        scenario.as(PUBLICITY).completes("verifyRumour", verified(ONE_NAMED));
        assertThat(scenario.as(PUBLICITY).todo()).containsExactly("verifyRumour");
        assertThat(called.running("information-release")).isEmpty();
        scenario.as(PUBLICITY).completes("verifyRumour", denied());
        assertThat(called.running("information-release")).hasSize(1);
    }

    @Test
    void should_StartACase_When_ItIsTrueAndSomebodyIsIll() {
        suspectedCase = engine.getRepositoryService().createDeployment().name("stand-in")
                .addModelInstance("suspected-case.bpmn", Bpmn.createExecutableProcess("suspected-case")
                        .camundaHistoryTimeToLiveString("P1D").startEvent().message("case-suspected").receiveTask().endEvent().done())
                .deploy().getId();
        instance = runtime.createMessageCorrelation("rumour-reported").setVariable("organisation", SCHOOL)
                .setVariable("rumourText", "听说三班有人发热").setVariable("rumourSource", "值班电话").correlateStartMessage().getId();
        scenario.as(PUBLICITY).completes("verifyRumour", verified(AUTHORITY_CONFIRMS));
        Map<String, Object> values = new HashMap<>(Map.of("handOnKind", "case", "personName", "发热学生", "personCategory", "student",
                "personUnit", "三班", "personPhone", "13900000000", "currentLocation", "教室", "discoveredAt", "2020-02-03T09:00+08:00"));
        scenario.as(OFFICE).completes("handOn", values);
        String to = jdbc.sql("select to_instance from follow_up where from_case = ? and message = 'case-suspected'")
                .param(caseNumber()).query(String.class).single();
        HistoricProcessInstance started = history.createHistoricProcessInstanceQuery().processInstanceId(to).singleResult();
        assertThat(started.getTenantId()).isEqualTo(SCHOOL);
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(to).variableName("personUnit").singleResult()
                .getValue()).isEqualTo("三班");
        answer();
        assertThat(isClosed()).isTrue();
        assertThat(path()).startsWith("rumourReported", "verifyRumour");
    }

    @Test
    void should_HandItOn_When_ItIsTrueAndNobodyIsIll() {
        start();
        scenario.as(PUBLICITY).completes("verifyRumour", verified(AUTHORITY_CONFIRMS));
        scenario.as(OFFICE).completes("handOn", Map.of("handOnKind", "other", "handOnTo", "后勤处", "handOnNote", "尽快补充口罩"));
        answer();
        assertThat(isClosed()).isTrue();
        assertThat(jdbc.sql("select count(*) from follow_up where from_case = ?").param(caseNumber()).query(Long.class).single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
            "0, 1, denied, malicious, unverified",
            "0, 0, denied, none, unverified",
            "0, 2, mixed, panic, unverified",
            "1, 1, confirmed, panic, true",
            "0, 2, confirmed, none, true",
            "1, 2, denied, panic, harmful",
            "0, 2, denied, malicious, harmful",
            "0, 3, denied, none, false",
            "2, 2, other, none, unverified"})
    void should_JudgeByTheTable(int authorities, int sources, String say, String harm, String verdict) {
        assertThat((String) decisions.evaluateDecisionTableByKey("rumor-verdict", Variables.putValue("authorityCount", authorities)
                .putValue("sourceCount", sources).putValue("sourcesSay", say).putValue("rumourHarm", harm)).getSingleEntry())
                .isEqualTo(verdict);
    }

    private void start() {
        instance = scenario.as(MEMBER).starts("rumor-handling", Map.of("rumourText", "听说学校停课一个月", "rumourSource", "家长微信群",
                "rumourSeenAt", "2020-02-03T08:30+08:00", "informerContact", "")).getId();
    }

    private static Map<String, Object> denied() {
        return verified(AUTHORITY_DENIES);
    }

    private static Map<String, Object> verified(String sources) {
        return new HashMap<>(Map.of("verificationSources", Spin.JSON(sources), "clarificationText", "经核实，我校没有停课。",
                "rumourHarm", "none", "spreaderKind", "unknown"));
    }

    private void answer() {
        scenario.as(PUBLICITY).completes("answerInformer", Map.of("answerWay", "direct", "informerAnswer", "谢谢反映，情况已经查清"));
    }

    private List<String> clues() {
        return jdbc.sql("select rule || ' ' || organisation from clue where case_number = ?").param(caseNumber())
                .query(String.class).list();
    }

    private String caseNumber() {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
    }

    private boolean isClosed() {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).finished().count() == 1
                && path().contains("rumourClosed");
    }

    private List<String> path() {
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).orderPartiallyByOccurrence().asc()
                .list().stream().map(HistoricActivityInstance::getActivityId).toList();
    }
}
