package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.clue.Clues;
import cn.baolei.engine.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class PledgeTest {

    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String MEMBER = "yanshi-shiyan.member";
    private static final String OTHER_MEMBER = "yanshi-shiyan.member-2";
    private static final String CHECKER = "yanshi-shiyan.discipline-member";

    /** Nine in the morning in Beijing. */
    private static final Instant START = Instant.parse("2020-02-03T01:00:00Z");
    private static final Instant SIGNING_OVER = Instant.parse("2020-02-05T16:00:00Z");
    /** Seven days after both signed on the first day. */
    private static final Instant FIRST_CHECK = Instant.parse("2020-02-10T01:00:00Z");
    private static final Instant LAST_CHECK = Instant.parse("2020-02-15T01:00:00Z");

    @Autowired
    private Scenario scenario;
    @Autowired
    private HistoryService history;
    @Autowired
    private DecisionService decisions;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Clues clues;

    private String instance;

    @BeforeEach
    void setClock() {
        scenario.set(START);
    }

    @Test
    void should_CheckTwiceAndClose_When_EverybodySignsAndKeepsThePledge() {
        launch();
        assertThat(scenario.as(OTHER_MEMBER).task("signPledge").getAssignee()).isEqualTo(OTHER_MEMBER);
        sign(MEMBER);
        assertThat(scenario.as(MEMBER).todo()).isEmpty();
        sign(OTHER_MEMBER);
        assertThat(variable("unsignedMembers")).isEqualTo("无");
        scenario.moveTo(FIRST_CHECK.minusSeconds(1));
        assertThat(scenario.as(CHECKER).todo()).isEmpty();
        scenario.moveTo(FIRST_CHECK);
        check(Map.of("checkResult", "none"));
        assertThat(scenario.as(CHECKER).todo()).isEmpty();
        scenario.moveTo(LAST_CHECK);
        check(Map.of("checkResult", "none"));
        scenario.as(SECRETARY).completes("summarise", Map.of("pledgeSummary", "全体党员践诺良好"));
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(instance).finished().count()).isEqualTo(1);
        assertThat(clues()).isEmpty();
    }

    @Test
    void should_NameWhoHasNotSigned_When_SigningIsOver() {
        launch();
        sign(MEMBER);
        scenario.moveTo(SIGNING_OVER.minusSeconds(1));
        assertThat(scenario.as(OTHER_MEMBER).todo()).containsExactly("signPledge");
        scenario.moveTo(SIGNING_OVER);
        assertThat(scenario.as(OTHER_MEMBER).todo()).isEmpty();
        assertThat(variable("unsignedMembers")).isEqualTo("演示实验学校·党员（二）");
        assertThat(((SpinJsonNode) variable("pledgeSigners")).elements())
                .extracting(row -> row.prop("name").stringValue() + row.prop("state").stringValue() + row.prop("signedAt").stringValue())
                .containsExactly("演示实验学校·党员已签名2月3日 09:00", "演示实验学校·党员（二）未签名");
    }

    @Test
    void should_KeepASignature_When_SigningEndsInTheSameMoment() {
        launch();
        scenario.as(MEMBER).completesOnly("signPledge", Map.of("pledgeAgreed", true, "pledgeOwnWords", ""));
        scenario.set(SIGNING_OVER);
        scenario.runJobs();
        assertThat(variable("unsignedMembers")).isEqualTo("演示实验学校·党员（二）");
    }

    @Test
    void should_RecordATalk_When_ABreachIsOrdinary() {
        launchAndSign();
        scenario.moveTo(FIRST_CHECK);
        check(breach(MEMBER, "visited", "breach"));
        assertThat(variable("breachSummary")).isEqualTo("演示实验学校·党员，2020-02-09，串门、走亲访友：有群众反映");
        talk();
        assertThat(scenario.as(CHECKER).todo()).isEmpty();
        assertThat(breaches()).containsExactly("演示实验学校·党员 一般 谈话提醒");
        assertThat(clues()).isEmpty();
    }

    @Test
    void should_OpenAClueForEachMember_When_BreachesAreSerious() {
        launchAndSign();
        scenario.moveTo(FIRST_CHECK);
        check(breach(MEMBER, "organised-gathering", "breach-more"));
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        assertThat(variable("breachMember")).isNull();
        check(breach(OTHER_MEMBER, "concealed", "breach"));
        assertThat(scenario.as(CHECKER).todo()).isEmpty();
        assertThat(clues()).hasSize(2).allMatch(facts -> facts.contains("有群众反映"));
        assertThat(clues().get(0)).contains("组织集会、聚餐");
        scenario.moveTo(LAST_CHECK);
        assertThat(scenario.as(CHECKER).todo()).containsExactly("check");
    }

    @Test
    void should_OpenAClue_When_AMemberBreaksThePledgeAgain() {
        launchAndSign();
        scenario.moveTo(FIRST_CHECK);
        check(breach(MEMBER, "outing", "breach"));
        talk();
        scenario.moveTo(LAST_CHECK);
        check(breach(OTHER_MEMBER, "outing", "breach-more"));
        talk();
        check(breach(MEMBER, "outing", "breach"));
        assertThat(breaches()).containsExactly("演示实验学校·党员 一般 谈话提醒", "演示实验学校·党员（二） 一般 谈话提醒",
                "演示实验学校·党员 严重 移送问责线索");
        assertThat(clues()).hasSize(1);
        assertThat(scenario.as(SECRETARY).todo()).containsExactly("summarise");
    }

    @Test
    void should_Refuse_When_TheBreachIsSomebodyElses() {
        launchAndSign();
        scenario.moveTo(FIRST_CHECK);
        assertThatThrownBy(() -> check(breach("yanshi-xx1.member", "visited", "breach"))).isInstanceOf(Refusal.class);
        assertThat(scenario.as(CHECKER).todo()).containsExactly("check");
    }

    @Test
    void should_Refuse_When_SomebodyElseLaunchesOrSigns() {
        assertThatThrownBy(() -> launch(MEMBER)).isInstanceOf(AuthorizationException.class);
        launch();
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        assertThat(scenario.as("yanshi-xx1.member").todo()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"outing,1,serious", "organised-gathering,0,serious", "concealed,0,serious", "rumour,0,serious", "obstructed,0,serious",
        "outing,0,ordinary", "visited,0,ordinary", "attended-gathering,0,ordinary", "unprotected,0,ordinary", "other,0,ordinary"})
    void should_JudgeGravity_When_TheBreachIs(String kind, long earlier, String gravity) {
        assertThat(decisions.evaluateDecisionTableByKey("pledge-breach", Map.of("breachKind", kind, "earlierBreaches", earlier))
                .<String>getSingleEntry()).isEqualTo(gravity);
    }

    private void launch() {
        launch(SECRETARY);
    }

    private void launch(String user) {
        instance = scenario.as(user).starts("pledge", Map.of("pledgeText", "不串门、不集会、不聚餐", "signBy", "2020-02-05",
                "checkEveryDays", 7, "checkUntil", "2020-02-15")).getId();
        scenario.runJobs();
    }

    private void launchAndSign() {
        launch();
        sign(MEMBER);
        sign(OTHER_MEMBER);
    }

    private void sign(String user) {
        scenario.as(user).completes("signPledge", Map.of("pledgeAgreed", true, "pledgeOwnWords", ""));
    }

    private void check(Map<String, Object> values) {
        scenario.as(CHECKER).completes("check", values);
    }

    private static Map<String, Object> breach(String member, String kind, String result) {
        return new HashMap<>(Map.of("checkResult", result, "breachMember", member, "breachKind", kind,
                "breachHappenedOn", "2020-02-09", "breachStatement", "有群众反映", "checkNote", "走访了解"));
    }

    private void talk() {
        scenario.as(SECRETARY).completes("talk", Map.of("talkedAt", scenario.now().atOffset(ZoneOffset.ofHours(8)).toString(),
                "talkNote", "指出问题，提出要求", "talkAttitude", "accepts"));
    }

    private List<String> breaches() {
        return ((SpinJsonNode) variable("pledgeBreaches")).elements().stream()
                .map(row -> String.join(" ", row.prop("name").stringValue(), row.prop("gravity").stringValue(), row.prop("handling").stringValue()))
                .toList();
    }

    private List<String> clues() {
        String caseNumber = history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
        return jdbc.sql("select id from clue where case_number = ? and rule = 'pledge' order by subject").param(caseNumber)
                .query(Long.class).list().stream().map(id -> clues.get(id).facts().toString()).toList();
    }

    private Object variable(String name) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName(name).singleResult().getValue();
    }
}
