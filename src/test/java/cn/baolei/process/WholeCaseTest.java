package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.protection.CaseSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The processes joined as they are deployed, without a stand-in: a case, its letter, its first report and its final one. */
@ProcessTest
class WholeCaseTest {

    @Autowired
    private Scenario scenario;
    @Autowired
    private FormService forms;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private CaseSecrets secrets;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ProcessEngine engine;

    @Test
    void should_EndEveryInstanceOfTheMatter_When_HospitalExcludesTheCase() {
        scenario.set(Instant.parse("2020-03-01T00:00:00Z"));
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
        ReportScenario reports = new ReportScenario(scenario, forms, repository, jdbc, history, secrets);

        ProcessInstance instance = school.found("doctor");
        school.measuresTaken();
        letterAnswered(new JointPreventionSteps(school));
        school.verifiedForFeverClinic();
        school.sentToFeverClinic();
        reported(reports);
        school.diagnosed("excluded");
        reported(reports);
        school.does("doctor", "certifyReturn", Map.of("certificateIssuer", "省第四人民医院", "certificateNumber", "1",
                "certificateIssuedAt", school.day(0), "healthAssessment", "体温正常，无症状"));
        school.does("secretary", "approveReturn", Map.of("returnDecision", "approved", "returnDate", school.day(0)));
        school.does("secretary", "considerFollowUp", Map.of("yieldsExample", "no", "yieldsClue", "no"));

        String caseNumber = history.createHistoricProcessInstanceQuery().processInstanceId(instance.getId()).singleResult()
                .getBusinessKey();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).count()).isZero();
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber)
                .processDefinitionKey("immediate-report").count()).as("two reports, each at five levels").isEqualTo(10);
        assertThat(jdbc.sql("select count(*) from case_file where case_number = ?").param(caseNumber).query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void should_ReportTheDeathAndEndEveryInstance_When_PatientDies() {
        scenario.set(Instant.parse("2023-03-10T00:00:00Z"));
        StandIns tracing = new StandIns(engine, "contact-tracing");
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
        TreatmentSteps hospital = new TreatmentSteps(school);
        ReportScenario reports = new ReportScenario(scenario, forms, repository, jdbc, history, secrets);

        ProcessInstance instance = school.found("doctor");
        school.measuresTaken();
        letterAnswered(new JointPreventionSteps(school));
        school.verifiedForFeverClinic();
        school.sentToFeverClinic();
        reported(reports);
        school.diagnosed("confirmed");
        school.transferred();
        tracing.end("contact-tracing", Map.of("closeContactCount", 2L));
        tracing.remove();
        hospital.admitted();
        hospital.died();
        hospital.deathReviewed();
        reported(reports);
        scenario.runJobs();
        reported(reports);
        school.considered(false, false);

        String caseNumber = history.createHistoricProcessInstanceQuery().processInstanceId(instance.getId()).singleResult()
                .getBusinessKey();
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).count()).isZero();
        assertThat(jdbc.sql("select kind from report where case_number = ? order by ordinal").param(caseNumber).query(String.class).list())
                .containsExactly("first", "follow-up", "final");
        assertThat(jdbc.sql("select content from case_file where case_number = ?").param(caseNumber).query(String.class).single())
                .contains("登记当日病情（校医）", "书记部署善后", "发出函件");
    }

    @Test
    void should_ReleaseAfterFourteenDays_When_DischargedPatientStaysWell() {
        scenario.set(Instant.parse("2023-04-01T00:00:00Z"));
        SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
        TreatmentSteps hospital = new TreatmentSteps(school);
        ProcessInstance treatment = school.as("doctor").starts("treatment", hospital.needed());
        hospital.admitted();
        hospital.status(36.9, "improved", "negative", scenario.now());
        scenario.advance(Duration.ofDays(4));
        hospital.status(36.5, "none", "negative", scenario.now());
        hospital.discharged();
        school.does("doctor", "arrangeIsolation", Map.of("isolationKind", "single-room", "isolationPlace", "校内隔离点101", "singleRoom", true,
                "isolationExplained", true));
        scenario.moveTo(Instant.parse("2023-04-19T15:59:59Z"));
        assertThat(school.as("doctor").todo()).doesNotContain("assessRelease");
        scenario.moveTo(Instant.parse("2023-04-19T16:00:00Z"));
        school.does("doctor", "assessRelease", Map.of("releaseTemperature", 36.5, "releaseAdvice", "release",
                "releaseAssessment", "无症状"));
        school.does("secretary", "approveRelease", Map.of("releaseDecision", "approve"));

        assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(treatment.getId()).finished().count()).isEqualTo(1);
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(treatment.getId())
                .variableName("treatmentOutcome").singleResult().getValue()).isEqualTo("recovered");
    }

    private static void letterAnswered(JointPreventionSteps letter) {
        letter.sent();
        letter.replied();
        letter.closed();
    }

    private void reported(ReportScenario reports) {
        scenario.as(ReportScenario.SCHOOL + ".reporter").completes("draftReport", Map.of("place", "教学楼",
                "reportMeasures", "就地隔离、环境消毒", "contactPost", "党办主任"));
        reports.checkedAndSigned(ReportScenario.SCHOOL);
        reports.climbed(ReportScenario.COUNTY, ReportScenario.PREFECTURE, ReportScenario.OFFICE);
    }
}
