package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.baolei.engine.Refusal;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.protection.WholeDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class JointPreventionTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    Scenario scenario;

    @Autowired
    ProcessEngine engine;

    @Autowired
    CaseSecrets secrets;

    @Autowired
    JdbcClient jdbc;

    private SuspectedCaseSteps school;
    private JointPreventionSteps letters;

    @BeforeEach
    void prepare() {
        school = new SuspectedCaseSteps(scenario);
        letters = new JointPreventionSteps(school);
        scenario.set(Instant.parse("2020-02-10T01:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"office-director", "secretary", "reporter", "duty-officer"})
    void should_AskTheOfficeToDraft_When_SomebodyNeedsHelp(String starter) {
        start(starter);

        assertThat(school.as("office-director").todo()).containsExactly("draftLetter");
        assertThat(school.as("secretary").todo()).isEmpty();
    }

    @Test
    void should_RefuseToStart_When_PostMayNotWriteToAuthorities() {
        assertThatThrownBy(() -> start("member")).isInstanceOfAny(Refusal.class, AuthorizationException.class);
    }

    @Test
    void should_RefuseToSign_When_SomebodyElseTries() {
        start("reporter");
        letters.drafted();
        Task signing = school.as("secretary").task("signLetter");

        assertThatThrownBy(() -> school.as("office-director").signedIn(() -> {
            engine.getTaskService().complete(signing.getId(), Map.of("letterDecision", "sign"));
            return null;
        })).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void should_KeepLetterDispatchAndReply_When_TheAuthorityAnswers() {
        ProcessInstance instance = start("reporter");
        letters.drafted();
        letters.returned();
        letters.sent();
        letters.replied();
        assertThat(school.as("office-director").todo()).containsExactly("closeMatter");
        letters.closed();

        assertThat(instance).isEnded().hasPassed("isSigned", "registerLetter", "replyRecorded", "concludeLetter", "matterClosed");
        assertThat(instance).variables().containsEntry("jointOutcome", "replied").containsEntry("agencyReply", "已安排人员到场");
        assertThat(stepsOf(instance)).containsExactly("draftLetter", "signLetter", "draftLetter", "signLetter", "dispatchLetter",
                "recordReply", "closeMatter");
        assertThat(registered(instance)).containsEntry("agency_kind", "community").containsEntry("agency_name", "属地街道办事处")
                .containsEntry("copied_to", "属地派出所").containsEntry("dispatch_means", "delivered").containsEntry("received_by", "办事处值班员")
                .containsEntry("chaser_count", 0).containsEntry("outcome", "replied");
        assertThat(secrets.open((String) registered(instance).get("letter_text"))).isEqualTo("请协助劝离聚集人员");
        assertThat(secrets.open((String) registered(instance).get("reply"))).isEqualTo("已安排人员到场");
        assertThat(new WholeDatabase(jdbc).columnsWith(List.of("请协助劝离聚集人员", "已安排人员到场"))).isEmpty();
        assertThat((String) registered(instance).get("number")).matches("联函〔2020〕\\d+号");
    }

    @Test
    void should_CountOn_When_SeveralLettersAreSigned() {
        ProcessInstance first = start("reporter");
        letters.drafted();
        letters.signed();
        engine.getRuntimeService().deleteProcessInstance(first.getId(), "next letter");
        ProcessInstance second = start("reporter");
        letters.drafted();
        letters.signed();

        assertThat(number(second)).isEqualTo(number(first) + 1);
    }

    @Test
    void should_ChaseEveryDay_When_NobodyAnswers() {
        ProcessInstance instance = start("secretary");
        letters.sent();
        scenario.advance(DAY.minusMinutes(2));
        assertThat(school.as("office-director").todo()).containsExactly("recordReply");
        scenario.advance(Duration.ofMinutes(2));
        assertThat(school.as("office-director").todo()).containsExactly("recordReply", "sendChaser");
        letters.chased();
        scenario.advance(DAY);
        letters.chased();
        assertThat(registered(instance)).containsEntry("chaser_count", 2);
        letters.replied();
        letters.closed();

        assertThat(instance).isEnded().hasPassed("chased", "concludeLetter");
        assertThat(stepsOf(instance)).containsExactly("draftLetter", "signLetter", "dispatchLetter", "sendChaser", "sendChaser",
                "recordReply", "closeMatter");
    }

    @Test
    void should_WithdrawTheOpenChaser_When_TheAnswerComes() {
        start("reporter");
        letters.sent();
        scenario.advance(DAY);
        letters.replied();

        assertThat(school.as("office-director").todo()).containsExactly("closeMatter");
    }

    @Test
    void should_WaitOnOrClose_When_TheSecretaryDecidesOnSilence() {
        ProcessInstance instance = start("reporter");
        letters.sent();
        scenario.advance(DAY.multipliedBy(3));
        assertThat(school.as("office-director").todo()).isEmpty();
        letters.settledSilence("wait");
        assertThat(school.as("office-director").todo()).containsExactly("recordReply");
        scenario.advance(DAY.multipliedBy(3));
        letters.settledSilence("close");

        assertThat(instance).isEnded().hasPassed("stillSilent", "concludeLetter").hasNotPassed("closeMatter");
        assertThat(instance).variables().containsEntry("jointOutcome", "no-reply").doesNotContainKey("agencyReply");
        assertThat(registered(instance)).containsEntry("outcome", "no-reply").containsEntry("reply", null);
    }

    @Test
    void should_GoOnWithTheReply_When_ItArrivesAsAMessage() {
        ProcessInstance instance = start("reporter");
        letters.sent();
        engine.getRuntimeService().createMessageCorrelation("joint-reply-received").processInstanceId(instance.getId())
                .setVariables(Map.of("agencyReply", "同意", "replyReceivedAt", school.now())).correlate();
        assertThat(school.as("office-director").todo()).containsExactly("closeMatter");
        letters.closed();

        assertThat(instance).isEnded().hasPassed("replyArrived", "concludeLetter").hasNotPassed("replyRecorded");
        assertThat(registered(instance)).containsEntry("outcome", "replied");
        assertThat(secrets.open((String) registered(instance).get("reply"))).isEqualTo("同意");
    }

    private ProcessInstance start(String role) {
        ProcessInstance instance = school.as(role).starts("joint-prevention", JointPreventionSteps.needed());
        scenario.runJobs();
        return instance;
    }

    private Map<String, Object> registered(ProcessInstance instance) {
        return jdbc.sql("select * from joint_letter where process_instance_id = ?").param(instance.getId()).query().singleRow();
    }

    private int number(ProcessInstance instance) {
        return Integer.parseInt(((String) registered(instance).get("number")).replaceAll(".*〕|号", ""));
    }

    /** The whole path: every completed step, in order. */
    private List<String> stepsOf(ProcessInstance instance) {
        return engine.getHistoryService().createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).finished()
                .taskDeleteReason("completed").orderByHistoricTaskInstanceEndTime().asc().list().stream()
                .map(HistoricTaskInstance::getTaskDefinitionKey).toList();
    }
}
