package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.followup.FollowUps;
import cn.baolei.followup.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class IsolationTest {

    private static final String DOCTOR = "yanshi-shiyan.doctor";
    private static final String COUNSELLOR = "yanshi-shiyan.counsellor";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String DUTY_LEADER = "yanshi-shiyan.duty-leader";

    /** Nine in the morning in Beijing. */
    private static final Instant START = Instant.parse("2020-02-02T01:00:00Z");
    private static final Instant FIRST_EVENING = Instant.parse("2020-02-02T10:00:00Z");
    /** The last exposure was on 1 February: fourteen full days from the end of that day. */
    private static final Instant PERIOD_OVER = Instant.parse("2020-02-15T16:00:00Z");

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
    private FollowUps followUps;

    private String instance;

    @BeforeEach
    void setClock() {
        scenario.set(START);
    }

    @Test
    void should_BeginByItself_When_AnotherProcedureFindsAPersonToObserve() {
        String caseNumber = followUps.start(new Origin("yanshi-shiyan-20200202-77", "screening-instance", "startObservation"),
                "observation-needed", "yanshi-shiyan", Map.of("personName", "乙", "personCategory", "teacher", "personUnit", "数学组",
                        "personPhone", "13900000000", "lastExposureAt", "2020-02-01", "isolationReason", "returnee"));
        assertThat(scenario.as(DOCTOR).todo()).as("nothing is done on the finder's time").isEmpty();
        scenario.runJobs();

        assertThat(scenario.as(DOCTOR).task("arrangeIsolation").getTenantId()).isEqualTo("yanshi-shiyan");
        assertThat(scenario.as(COUNSELLOR).todo()).containsExactly("arrangeSupplies", "offerCounselling");
        String begun = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).singleResult().getId();
        assertThat(runtime.getVariables(begun)).containsEntry("sourceCase", "yanshi-shiyan-20200202-77")
                .containsEntry("calledByCase", false).containsEntry("observationUntil", Date.from(PERIOD_OVER));
        assertThat(history.createHistoricActivityInstanceQuery().processInstanceId(begun).activityId("observationNeeded").finished()
                .count()).isEqualTo(1);
    }

    @Test
    void should_AskTwiceADayForFourteenDaysAndRelease_When_NothingHappens() {
        start();
        scenario.as(COUNSELLOR).completes("arrangeSupplies", Map.of("mealsArranged", true, "protectionArranged", true, "suppliesContact", "后勤处值班"));
        scenario.as(COUNSELLOR).completes("offerCounselling", Map.of("counsellingMethod", "phone", "counsellingNote", "情绪平稳"));
        settle();
        assertThat(scenario.as(DOCTOR).todo()).isEmpty();
        scenario.moveTo(FIRST_EVENING.minusSeconds(1));
        assertThat(scenario.as(DOCTOR).todo()).isEmpty();

        int readings = 0;
        for (Instant slot = FIRST_EVENING; slot.isBefore(PERIOD_OVER); slot = next(slot)) {
            scenario.moveTo(slot);
            read(36.5, "none");
            readings++;
        }
        // One on the evening of the first day, two on each of the thirteen days that follow.
        assertThat(readings).isEqualTo(27);
        assertThat(count("normal")).isEqualTo(readings);
        scenario.moveTo(PERIOD_OVER.minusSeconds(1));
        assertThat(scenario.as(DOCTOR).todo()).isEmpty();

        scenario.moveTo(PERIOD_OVER);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("assessRelease");
        assertThat(readings()).hasSize(readings).first().satisfies(row -> {
            assertThat(row.prop("slot").stringValue()).isEqualTo("2月2日 18:00");
            assertThat(row.prop("result").stringValue()).isEqualTo("正常");
        });
        assess();
        assertThatThrownBy(() -> scenario.as(DOCTOR).completes("approveRelease", Map.of("releaseDecision", "approve")))
                .isInstanceOf(AssertionError.class);
        scenario.as(SECRETARY).completes("approveRelease", Map.of("releaseDecision", "approve"));

        assertThat(ended()).isEqualTo("released");
        assertThat(variable("isolationOutcome")).isEqualTo("released");
        assertThat(variable("releasedAt")).isEqualTo(Date.from(PERIOD_OVER));
        assertThat(told("isolation-released")).containsExactlyInAnyOrder(DOCTOR, COUNSELLOR, COUNSELLOR + "-2", "yanshi-shiyan.reporter");
    }

    @Test
    void should_AskForTwentyEightReadings_When_ObservationStartsWithTheExposure() {
        start(Map.of("lastExposureAt", Date.from(START)));
        settle();
        Instant until = START.plus(Duration.ofDays(14));
        for (Instant slot = FIRST_EVENING; slot.isBefore(until); slot = next(slot)) {
            scenario.moveTo(slot);
            read(36.4, "none");
        }
        assertThat(count("normal")).isEqualTo(28);
        scenario.moveTo(until);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("assessRelease");
    }

    @Test
    void should_EndSupportToo_When_ReleasedBeforeItIsDone() {
        start(Map.of("lastExposureAt", "2020-01-15"));
        settle();
        assertThat(scenario.as(COUNSELLOR).todo()).containsExactly("arrangeSupplies", "offerCounselling");
        assess();
        scenario.as(SECRETARY).completes("approveRelease", Map.of("releaseDecision", "approve"));
        assertThat(ended()).isEqualTo("released");
        assertThat(scenario.as(COUNSELLOR).todo()).isEmpty();
        assertThat(count("normal")).isZero();
    }

    @Test
    void should_NotShowTheTask_When_SomebodyElseLooks() {
        start();
        assertThat(scenario.as("yanshi-xx1.doctor").todo()).isEmpty();
        assertThat(scenario.as(SECRETARY).todo()).isEmpty();
        assertThatThrownBy(() -> scenario.as(SECRETARY).starts("isolation", personDetails()))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void should_RecordAndTell_When_ReadingsAreMissed() {
        observe();
        scenario.moveTo(FIRST_EVENING);
        Instant second = next(FIRST_EVENING);
        scenario.moveTo(second);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("recordReading");
        assertThat(count("missed")).isEqualTo(1);
        assertThat(told("missed-reading")).containsExactlyInAnyOrder(DOCTOR, DUTY_LEADER);
        assertThat(variable("readingSlot")).isEqualTo("2月3日 08:00");

        scenario.moveTo(next(second));
        assertThat(count("missed")).isEqualTo(2);
        assertThat(told("missed-reading")).doesNotContain(SECRETARY);
        scenario.moveTo(next(next(second)));
        assertThat(count("missed")).isEqualTo(3);
        assertThat(told("missed-reading")).contains(SECRETARY);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("recordReading");
        assertThat(runtime.createExecutionQuery().processInstanceId(instance).activityId("recordReading").count()).isEqualTo(1);

        read(36.6, "none");
        assertThat(variable("missedInARow")).isEqualTo(0);
        assertThat(readings()).extracting(row -> row.prop("result").stringValue()).containsExactly("漏测", "漏测", "漏测", "正常");
    }

    @Test
    void should_TellTheSecretaryOncePerRun_When_FourReadingsAreMissed() {
        observe();
        Instant slot = FIRST_EVENING;
        for (int missed = 0; missed <= 4; missed++) {
            scenario.moveTo(slot);
            slot = next(slot);
        }
        assertThat(count("missed")).isEqualTo(4);
        assertThat(told("missed-reading")).filteredOn(SECRETARY::equals).hasSize(1);
    }

    @Test
    void should_CountTheLastReadingAsMissed_When_PeriodEndsBeforeItIsTaken() {
        start(Map.of("lastExposureAt", "2020-01-19"));
        settle();
        scenario.moveTo(FIRST_EVENING);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("recordReading");
        scenario.moveTo(Instant.parse("2020-02-02T16:00:00Z"));
        assertThat(count("missed")).isEqualTo(1);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("assessRelease");
    }

    @Test
    void should_StartASuspectedCase_When_SymptomsAppear() {
        observe();
        scenario.moveTo(FIRST_EVENING);
        read(37.3, "fatigue");
        assertThat(ended()).isEqualTo("symptomatic");
        assertThat(variable("isolationOutcome")).isEqualTo("symptomatic");
        assertThat(count("symptomatic")).isEqualTo(1);

        HistoricProcessInstance found = history.createHistoricProcessInstanceQuery().processDefinitionKey("suspected-case")
                .processInstanceBusinessKey(caseNumber()).singleResult();
        assertThat(found.getTenantId()).isEqualTo("yanshi-shiyan");
        assertThat(variableOf(found.getId(), "personName")).isEqualTo("观察对象");
        assertThat(variableOf(found.getId(), "temperature")).isEqualTo(37.3);
        assertThat(variableOf(found.getId(), "coughOrBreathless")).isEqualTo(false);
        assertThat(variableOf(found.getId(), "otherSymptoms")).isEqualTo("乏力、肌肉酸痛：无力");
        assertThat(variableOf(found.getId(), "discoveredAt")).isEqualTo("2020-02-02T18:00+08:00");
    }

    @Test
    void should_LeaveItToTheCaller_When_CalledByASuspectedCase() {
        instance = runtime.startProcessInstanceByKey("isolation", "病例一", Variables.fromMap(personDetails())
                .putValue("organisation", "yanshi-shiyan").putValue("calledByCase", true)).getId();
        settle();
        scenario.moveTo(FIRST_EVENING);
        read(36.5, "cough");
        assertThat(ended()).isEqualTo("symptomatic");
        assertThat(variable("isolationOutcome")).isEqualTo("symptomatic");
        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("suspected-case")
                .processInstanceBusinessKey("病例一").count()).isZero();
    }

    @Test
    void should_GoOnReading_When_ReleaseIsRefused() {
        start(Map.of("lastExposureAt", "2020-01-15"));
        settle();
        assess();
        scenario.as(SECRETARY).completes("approveRelease",
                Map.of("releaseDecision", "refuse", "releaseRefusalReason", "测温记录不全", "extensionDays", 2));
        assertThat(scenario.as(DOCTOR).todo()).isEmpty();
        Instant until = START.plus(Duration.ofDays(2));
        for (Instant slot = FIRST_EVENING; slot.isBefore(until); slot = next(slot)) {
            scenario.moveTo(slot);
            read(36.5, "none");
        }
        assertThat(count("normal")).isEqualTo(4);
        scenario.moveTo(until);
        assess();
        scenario.as(SECRETARY).completes("approveRelease", Map.of("releaseDecision", "approve"));
        assertThat(ended()).isEqualTo("released");
        assertThat(variable("releasedAt")).isEqualTo(Date.from(until));
    }

    @Test
    void should_EndEarlyOnlyWithApproval_When_ThePersonHasLeft() {
        observe();
        scenario.moveTo(FIRST_EVENING);
        askToEnd();
        assertThat(scenario.as(DOCTOR).todo()).isEmpty();
        scenario.as(SECRETARY).completes("approveEnd", Map.of("endDecision", "refuse", "endRefusalReason", "未见接收证明"));

        Instant morning = next(FIRST_EVENING);
        scenario.moveTo(morning);
        read(36.7, "none");
        scenario.moveTo(next(morning));
        askToEnd();
        scenario.as(SECRETARY).completes("approveEnd", Map.of("endDecision", "approve"));
        assertThat(ended()).isEqualTo("ended");
        assertThat(variable("isolationOutcome")).isEqualTo("ended");
        assertThat(variable("releasedAt")).isNull();
        assertThat(count("normal")).isEqualTo(1);
    }

    @Test
    void should_AskForRelease_When_AnEarlierWishToEndWasRefused() {
        start(Map.of("lastExposureAt", "2020-01-19"));
        settle();
        scenario.moveTo(FIRST_EVENING);
        askToEnd();
        scenario.as(SECRETARY).completes("approveEnd", Map.of("endDecision", "refuse", "endRefusalReason", "未见接收证明"));
        scenario.moveTo(Instant.parse("2020-02-02T16:00:00Z"));
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("assessRelease");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspected", "contact", "returnee", "discharged"})
    void should_ObserveFourteenDays_When_ReasonIs(String reason) {
        assertThat(decisions.evaluateDecisionTableByKey("isolation-period", Map.of("isolationReason", reason))
                .<Integer>getSingleEntry()).isEqualTo(14);
        assertThat(decisions.evaluateDecisionTableByKey("reading-times", Map.of("isolationReason", reason))
                .<String>collectEntries("readingTime")).containsExactly("08:00", "18:00");
    }

    @ParameterizedTest
    @CsvSource({"37.3,none,symptomatic", "38.9,cough,symptomatic", "37.2,none,normal", "36.5,cough,symptomatic",
        "36.5,breathless,symptomatic", "36.5,sore-throat,symptomatic", "36.5,fatigue,symptomatic",
        "36.5,diarrhoea,symptomatic", "36.5,other,symptomatic", "34,none,normal"})
    void should_JudgeTemperatureAndSymptoms_When_ReadingIs(double temperature, String symptom, String assessment) {
        assertThat(decisions.evaluateDecisionTableByKey("reading-assessment",
                Map.of("readingTemperature", temperature, "readingSymptoms", symptom)).<String>getSingleEntry()).isEqualTo(assessment);
    }

    private void observe() {
        start();
        settle();
    }

    private void start() {
        start(Map.of());
    }

    private void start(Map<String, Object> other) {
        Map<String, Object> values = personDetails();
        values.putAll(other);
        instance = scenario.as(DOCTOR).starts("isolation", values).getId();
        scenario.runJobs();
    }

    private static Map<String, Object> personDetails() {
        return new HashMap<>(Map.of("personName", "观察对象", "personCategory", "student", "personUnit", "三年级一班",
                "personPhone", "13900000000", "isolationReason", "contact", "lastExposureAt", "2020-02-01"));
    }

    private void settle() {
        scenario.as(DOCTOR).completes("arrangeIsolation", Map.of("isolationKind", "single-room", "isolationPlace", "校内隔离点101",
                "singleRoom", true, "isolationExplained", true));
    }

    private void read(double temperature, String symptom) {
        Map<String, Object> values = new HashMap<>(Map.of("readingTemperature", temperature, "readingSymptoms", symptom,
                "readingAt", scenario.now().atOffset(ZoneOffset.ofHours(8)).toString(), "readingTakenBy", "doctor", "endEarly", false));
        if (!symptom.equals("none")) {
            values.put("readingSymptomsNote", "无力");
        }
        scenario.as(DOCTOR).completes("recordReading", values);
    }

    private void askToEnd() {
        scenario.as(DOCTOR).completes("recordReading", Map.of("endEarly", true, "endReason", "left", "endNote", "已由家长接回，社区继续观察"));
    }

    private void assess() {
        scenario.as(DOCTOR).completes("assessRelease", Map.of("releaseTemperature", 36.5, "releaseAdvice", "release", "releaseAssessment", "无症状"));
    }

    /** 08:00 and 18:00 in Beijing. */
    private static Instant next(Instant slot) {
        return slot.plus(slot.atOffset(ZoneOffset.UTC).getHour() == 0 ? Duration.ofHours(10) : Duration.ofHours(14));
    }

    private int count(String result) {
        return jdbc.sql("select count(*) from reading where process_instance_id = ? and result = ?")
                .params(instance, result).query(Integer.class).single();
    }

    private List<String> told(String template) {
        return jdbc.sql("select recipient from notification where dedup_key like ? and template = ? and channel = 'inbox'")
                .params(instance + ":%", template).query(String.class).list();
    }

    private String caseNumber() {
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey();
    }

    private List<SpinJsonNode> readings() {
        return ((SpinJsonNode) variable("readings")).elements();
    }

    private Object variable(String name) {
        return variableOf(instance, name);
    }

    private Object variableOf(String processInstance, String name) {
        HistoricVariableInstance variable = history.createHistoricVariableInstanceQuery()
                .processInstanceId(processInstance).variableName(name).singleResult();
        return variable == null ? null : variable.getValue();
    }

    /** The end event that was reached; null while it runs. */
    private String ended() {
        HistoricActivityInstance end = history.createHistoricActivityInstanceQuery().processInstanceId(instance)
                .activityType("terminateEndEvent").singleResult();
        return history.createHistoricProcessInstanceQuery().processInstanceId(instance).finished().count() == 1
                ? end.getActivityId() : null;
    }
}
