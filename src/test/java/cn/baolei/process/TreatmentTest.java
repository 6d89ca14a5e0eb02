package cn.baolei.process;

import static cn.baolei.process.SuspectedCaseSteps.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.baolei.engine.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class TreatmentTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    Scenario scenario;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    private StandIns called;
    private SuspectedCaseSteps school;
    private TreatmentSteps hospital;

    @BeforeEach
    void prepare() {
        called = new StandIns(engine, "immediate-report", "isolation");
        school = new SuspectedCaseSteps(scenario);
        hospital = new TreatmentSteps(school);
        scenario.set(Instant.parse("2020-02-10T01:00:00Z"));
    }

    @AfterEach
    void removeStandIns() {
        called.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretary", "counsellor", "member"})
    void should_RefuseToStart_When_ItIsNotTheDoctor(String role) {
        assertThatThrownBy(() -> school.as(role).starts("treatment", hospital.needed()))
                .isInstanceOfAny(Refusal.class, AuthorizationException.class);
    }

    @Test
    void should_RefuseToComplete_When_TaskIsSomebodyElses() {
        start();
        Task admission = school.as("doctor").task("admitPatient");

        assertThatThrownBy(() -> school.as("counsellor").signedIn(() -> {
            engine.getTaskService().complete(admission.getId(), Map.of());
            return null;
        })).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void should_ObserveFourteenDays_When_DischargedByTheCriteria() {
        ProcessInstance instance = start();
        hospital.admitted();
        hospital.status(38.4, "worse");
        assertThat(instance).variables().containsEntry("dischargeAssessment", "temperature");
        recover();
        assertThat(instance).variables().containsEntry("dischargeAssessment", "fit");
        hospital.discharged();

        ProcessInstance observation = called.one("isolation");
        assertThat(observation.getBusinessKey()).isEqualTo(caseNumber(instance));
        assertThat(observation.getTenantId()).isEqualTo(SCHOOL);
        assertThat(engine.getRuntimeService().getVariables(observation.getId())).containsEntry("personName", "甲")
                .containsEntry("isolationReason", "discharged").containsEntry("calledByCase", true)
                .containsEntry("lastExposureAt", engine.getRuntimeService().getVariable(instance.getId(), "dischargedAt"));
        called.end("isolation", Map.of("isolationOutcome", "released"));

        assertThat(instance).isEnded().hasPassed("assessTemperature", "keepStatus", "hospitalLeft", "observeAfterDischarge",
                "treatmentEnded").hasNotPassed("reviewDeath");
        assertThat(instance).variables().containsEntry("treatmentOutcome", "recovered");
        assertThat(stepsOf(instance)).containsExactly("admitPatient", "recordStatus", "recordStatus", "recordStatus", "recordStatus",
                "recordStatus", "confirmDischarge");
        assertThat(jdbc.sql("select count(*) from treatment_status where process_instance_id = ?").param(instance.getId())
                .query(Integer.class).single()).isEqualTo(5);
    }

    @Test
    void should_ShowNothingOfYesterday_When_TheNextDayBegins() {
        ProcessInstance instance = start();
        hospital.admitted();
        hospital.status(38.4, "worse", "positive", scenario.now());
        assertThat(school.as("doctor").todo()).isEmpty();
        scenario.advance(DAY);

        assertThat(school.as("doctor").todo()).containsExactly("recordStatus");
        assertThat(engine.getRuntimeService().getVariables(instance.getId()))
                .containsEntry("statusAt", null).containsEntry("patientState", null).containsEntry("statusTemperature", null)
                .containsEntry("respiratorySymptoms", null).containsEntry("testResult", null).containsEntry("testSampledAt", null)
                .containsKey("statusHistory");
    }

    @Test
    void should_ChaseAgainAndAgain_When_TheDayIsNotEntered() {
        ProcessInstance instance = start();
        hospital.admitted();
        scenario.advance(Duration.ofHours(17));

        assertThat(instance).hasPassed("chaseStatus", "statusChased");
        assertThat(jdbc.sql("""
                select count(distinct dedup_key) from notification where template = 'treatment-status-missing' and case_number = ?
                and recipient in ('yanshi-shiyan.doctor', 'yanshi-shiyan.duty-leader')""")
                .param(caseNumber(instance))
                .query(Integer.class).single()).isEqualTo(2);
        assertThat(school.as("doctor").todo()).containsExactly("recordStatus");
    }

    @Test
    void should_StartCountingAnew_When_FeverOrAPositiveTestReturns() {
        ProcessInstance instance = start();
        hospital.admitted();
        Instant first = scenario.now();
        hospital.status(36.5, "improved", "negative", first);
        next();
        hospital.status(37.3, "improved", "negative", first.plus(DAY));
        assertThat(instance).variables().containsEntry("normalTemperatureDays", 0.0).containsEntry("negativeIntervalHours", 24.0);
        next();
        hospital.status(36.6, "improved", "positive", first.plus(DAY.multipliedBy(2)));
        assertThat(instance).variables().containsEntry("normalTemperatureDays", 0.0).containsEntry("negativeIntervalHours", 0.0);
        scenario.advance(DAY.multipliedBy(4));
        hospital.status(36.6, "improved");
        assertThat(instance).variables().containsEntry("dischargeAssessment", "tests");
    }

    @Test
    void should_GoOnTreating_When_TheHospitalKeepsThePatient() {
        ProcessInstance instance = start();
        hospital.admitted();
        recover();
        hospital.kept();
        assertThat(school.as("doctor").todo()).isEmpty();
        next();
        hospital.status(36.5, "none");
        hospital.discharged();
        called.end("isolation", Map.of("isolationOutcome", "ended"));

        assertThat(instance).isEnded().hasPassed("treatmentEnded");
        assertThat(instance).variables().containsEntry("treatmentOutcome", "recovered");
    }

    @Test
    void should_AdmitAgainAndCountOnlyTheNewStay_When_SymptomsReturn() {
        ProcessInstance instance = start();
        hospital.admitted();
        recover();
        hospital.discharged();
        called.end("isolation", Map.of("isolationOutcome", "symptomatic"));
        scenario.advance(DAY);
        hospital.admitted();
        hospital.status(36.8, "improved");

        assertThat(instance).variables().containsEntry("dischargeAssessment", "temperature")
                .containsEntry("normalTemperatureDays", 0.0).containsEntry("negativeIntervalHours", 0.0);
        assertThat(instance).hasPassed("didSymptomsReturn").hasNotPassed("treatmentEnded");
    }

    @Test
    void should_ReportUpward_When_ThePatientDies() {
        ProcessInstance instance = start();
        hospital.admitted();
        hospital.status(39.5, "worse");
        next();
        String learnt = school.now();
        hospital.died();
        assertThat(school.as("secretary").todo()).containsExactly("reviewDeath");
        hospital.deathReviewed();

        ProcessInstance report = called.one("immediate-report");
        assertThat(report.getTenantId()).isEqualTo(SCHOOL);
        assertThat(engine.getRuntimeService().getVariables(report.getId())).containsEntry("reportKind", "follow-up")
                .containsEntry("subject", "病亡情况报告").containsEntry("discoveredAt", learnt)
                .containsEntry("reportSummary", "确诊病例1名病亡").containsEntry("confirmedCount", 1L).containsEntry("suspectedCount", 0L);
        called.end("immediate-report", Map.of("reportNumber", "报1号"));

        assertThat(instance).isEnded().hasPassed("reviewDeath", "reportDeath", "patientDied").hasNotPassed("confirmDischarge");
        assertThat(instance).variables().containsEntry("treatmentOutcome", "died").containsEntry("deathReportNumber", "报1号");
        assertThat(stepsOf(instance)).containsExactly("admitPatient", "recordStatus", "recordStatus", "reviewDeath");
    }

    @ParameterizedTest
    @CsvSource({
        "died,         ,     ,          ,     died",
        "in-treatment, 0,    improved,  0,    temperature",
        "in-treatment, 2.99, improved,  24,   temperature",
        "in-treatment, 3,    unchanged, 24,   respiratory",
        "in-treatment, 3,    worse,     24,   respiratory",
        "in-treatment, 3,    improved,  23.9, tests",
        "in-treatment, 3,    none,      0,    tests",
        "in-treatment, 3,    improved,  24,   fit",
        "in-treatment, 10,   none,      72,   fit"})
    void should_JudgeByTheFourthEdition_When_DischargeIsInQuestion(String state, Double days, String respiratory, Double hours,
            String expected) {
        Map<String, Object> known = new HashMap<>();
        known.put("patientState", state);
        known.put("normalTemperatureDays", days);
        known.put("respiratorySymptoms", respiratory);
        known.put("negativeIntervalHours", hours);
        known.values().removeIf(Objects::isNull);

        assertThat(engine.getDecisionService().evaluateDecisionTableByKey("discharge", known).<String>getSingleEntry())
                .isEqualTo(expected);
    }

    /** Four days without fever, two negative tests a day apart. */
    private void recover() {
        next();
        hospital.status(36.8, "unchanged", "negative", scenario.now());
        next();
        hospital.status(36.7, "improved", "inconclusive", scenario.now());
        next();
        hospital.status(36.6, "improved", "negative", scenario.now().minus(Duration.ofHours(1)));
        next();
        hospital.status(36.5, "improved", "negative", scenario.now());
    }

    /** Until the next day is to be entered; the first day is entered at once. */
    private void next() {
        if (!school.as("doctor").todo().contains("recordStatus")) {
            scenario.advance(DAY);
        }
    }

    private ProcessInstance start() {
        ProcessInstance instance = school.as("doctor").starts("treatment", hospital.needed());
        scenario.runJobs();
        return instance;
    }

    private String caseNumber(ProcessInstance instance) {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(instance.getId()).singleResult()
                .getBusinessKey();
    }

    /** The whole path: every completed step, in order. */
    private List<String> stepsOf(ProcessInstance instance) {
        return engine.getHistoryService().createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).finished()
                .orderByHistoricTaskInstanceEndTime().asc().list().stream().map(HistoricTaskInstance::getTaskDefinitionKey).toList();
    }
}
