package cn.baolei.process;

import static cn.baolei.process.SuspectedCaseSteps.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.baolei.engine.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class SuspectedCaseTest {

    private static final Instant MORNING = Instant.parse("2020-02-10T01:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    Scenario scenario;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    private StandIns called;
    private SuspectedCaseSteps school;

    @BeforeEach
    void prepare() {
        called = new StandIns(engine, "immediate-report", "isolation", "contact-tracing");
        school = new SuspectedCaseSteps(scenario);
        scenario.set(MORNING);
    }

    @AfterEach
    void removeStandIns() {
        called.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"counsellor", "doctor", "duty-officer", "reporter"})
    void should_OpenSixMeasuresAtOnce_When_CaseIsFound(String finder) {
        ProcessInstance instance = school.found(finder);

        assertThat(instance.getTenantId()).isEqualTo(SCHOOL);
        assertThat(school.as("doctor").todo()).containsExactly("isolateOnSite", "verifySuspicion");
        assertThat(school.as("committee-member").todo()).containsExactly("disinfect", "secureArea");
        assertThat(school.as("secretary").todo()).containsExactly("deployOnSite");
        assertThat(school.as("office-director").todo()).containsExactly("informHealthAuthority");
        assertThat(school.as("counsellor").todo()).isEmpty();
        assertThat(called.passedIn(called.one("immediate-report"), "reportKind")).isEqualTo("first");
    }

    @Test
    void should_EndAtOnce_When_TerminatedBeforeItWasVerified() {
        ProcessInstance instance = school.found("counsellor");

        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "重复上报");

        assertThat(instance).isEnded();
    }

    @Test
    void should_TellThoseWhoMustCome_When_CaseIsFound() {
        ProcessInstance instance = school.found("counsellor");

        assertThat(jdbc.sql("""
                select distinct recipient from notification where template = 'suspected-case-found' and case_number = ?""")
                .param(businessKey(instance)).query(String.class).list())
                .containsExactlyInAnyOrder("yanshi-shiyan.secretary", "yanshi-shiyan.committee-member",
                        "yanshi-shiyan.committee-member-2", "yanshi-shiyan.doctor", "yanshi-shiyan.duty-leader");
    }

    @Test
    void should_RefuseToStart_When_PostMayNotReportCases() {
        assertThatThrownBy(() -> school.found("member")).isInstanceOfAny(Refusal.class, AuthorizationException.class);
    }

    @Test
    void should_RefuseToComplete_When_TaskIsSomebodyElses() {
        school.found("counsellor");
        Task verification = school.as("doctor").task("verifySuspicion");

        assertThatThrownBy(() -> school.as("secretary").signedIn(() -> {
            engine.getTaskService().complete(verification.getId(), Map.of("verifiedTemperature", 36.5));
            return null;
        })).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> scenario.as("yanshi-shiyan-2.doctor").task("verifySuspicion")).isInstanceOf(AssertionError.class);
    }

    @Test
    void should_PassTheCaseOn_When_ReportIsCalled() {
        ProcessInstance instance = school.found("counsellor");

        ProcessInstance report = called.one("immediate-report");
        assertThat(report.getBusinessKey()).isNotBlank().isEqualTo(businessKey(instance));
        assertThat(report.getTenantId()).isEqualTo(SCHOOL);
        assertThat(engine.getRuntimeService().getVariables(report.getId()))
                .containsEntry("reportKind", "first").containsEntry("discoveredAt", school.now())
                .containsEntry("suspectedCount", 1L).containsEntry("confirmedCount", 0L).containsEntry("closeContactCount", 0L)
                .containsEntry("isolatedCount", 1L).containsEntry("labResultAt", null)
                .containsEntry("subject", "可疑症状人员情况首报")
                .containsEntry("reportSummary", "高一（3）班发现可疑症状人员1名，已就地隔离并组织核实。");
    }

    @Test
    void should_OpenTheMedicalSteps_When_ReportHasNotEvenBeenBegun() {
        school.as("counsellor").starts("suspected-case", school.found());

        assertThat(called.running("immediate-report")).isEmpty();
        assertThat(school.as("doctor").todo()).containsExactly("isolateOnSite", "verifySuspicion");
        scenario.runJobs();
        assertThat(reportKinds()).containsExactly("first");
    }

    @Test
    void should_TreatToTheEnd_When_FirstReportIsStillOnItsWay() {
        ProcessInstance instance = school.found("counsellor");
        school.verifiedForFeverClinic();
        school.sentToFeverClinic();
        school.diagnosed("suspected");
        school.transferred();
        school.laboratory("positive", scenario.now());
        school.treated("discharged");

        assertThat(called.passedIn(called.one("immediate-report"), "reportKind")).isEqualTo("first");
        assertThat(instance).hasPassed("concludeHandling").hasNotPassed("firstReport", "isolateOnSite");
    }

    @Test
    void should_ReachTheClosedFile_When_SuspectedCaseIsExcludedByTwoNegatives() {
        ProcessInstance instance = school.found("counsellor");
        school.measuresTaken();
        toLaboratory();
        ProcessInstance tracing = called.one("contact-tracing");
        assertThat(tracing.getBusinessKey()).isEqualTo(businessKey(instance));
        assertThat(called.passedIn(tracing, "personName")).isEqualTo("甲");
        assertThat(called.passedIn(tracing, "onsetAt")).isNotNull();
        school.laboratory("negative", scenario.now());
        scenario.advance(DAY);
        school.laboratory("negative", scenario.now());

        assertThat(called.running("contact-tracing")).isEmpty();
        school.contactsReleased();
        assertThat(instance).variables().containsEntry("caseOutcome", "excluded-by-laboratory");
        concludeReports();
        ProcessInstance finalReport = called.one("immediate-report");
        assertThat(called.passedIn(finalReport, "reportKind")).isEqualTo("final");
        assertThat(called.passedIn(finalReport, "suspectedCount")).isEqualTo(0L);
        concludeReports();
        school.certified();
        school.refusedReturn();
        school.certified();
        school.approved();
        school.considered(true, true);
        school.nominated();
        school.clueRegistered();

        assertThat(instance).isEnded().hasPassed("notifyFound", "suspicionExcluded", "allDone", "closeCase");
        assertThat(stepsOf(instance)).containsExactly("isolateOnSite", "secureArea", "deployOnSite", "informHealthAuthority",
                "disinfect", "verifySuspicion", "sendToFeverClinic", "recordHospitalDiagnosis", "transferToDesignatedHospital",
                "recordLaboratoryResult", "recordLaboratoryResult", "releaseContacts", "certifyReturn", "approveReturn",
                "certifyReturn", "approveReturn", "considerFollowUp", "nominateExample", "registerClue");
    }

    @Test
    void should_FollowTreatment_When_LaboratoryConfirms() {
        ProcessInstance instance = school.found("doctor");
        school.measuresTaken();
        toLaboratory();
        school.laboratory("positive", scenario.now());
        assertThat(instance).variables().containsEntry("confirmedCount", 1L).containsEntry("suspectedCount", 0L);
        called.end("contact-tracing", Map.of("closeContactCount", 7L));
        school.treated("discharged");
        concludeReports();
        assertThat(called.passedIn(called.one("immediate-report"), "closeContactCount")).isEqualTo(7L);
        concludeReports();
        school.certified();
        school.approved();
        school.considered(false, false);

        assertThat(instance).isEnded().hasPassed("contactTracing", "contactsSettled", "closeCase");
        assertThat(stepsOf(instance)).containsExactly("isolateOnSite", "secureArea", "deployOnSite", "informHealthAuthority",
                "disinfect", "verifySuspicion", "sendToFeverClinic", "recordHospitalDiagnosis", "transferToDesignatedHospital",
                "recordLaboratoryResult", "followTreatment", "certifyReturn", "approveReturn", "considerFollowUp");
        assertThat(instance).variables().containsEntry("caseOutcome", "recovered");
    }

    @Test
    void should_NeedNoReturnApproval_When_PatientDies() {
        ProcessInstance instance = school.found("doctor");
        school.measuresTaken();
        school.verifiedForFeverClinic();
        school.sentToFeverClinic();
        school.diagnosed("confirmed");
        school.transferred();
        called.end("contact-tracing", Map.of("closeContactCount", 0L));
        school.treated("deceased");
        concludeReports();
        concludeReports();
        school.considered(false, true);
        school.clueRegistered();

        assertThat(instance).isEnded().hasPassed("closeCase").hasNotPassed("returning");
        assertThat(stepsOf(instance)).containsExactly("isolateOnSite", "secureArea", "deployOnSite", "informHealthAuthority",
                "disinfect", "verifySuspicion", "sendToFeverClinic", "recordHospitalDiagnosis", "transferToDesignatedHospital",
                "followTreatment", "considerFollowUp", "registerClue");
        assertThat(instance).variables().containsEntry("caseOutcome", "deceased");
    }

    @Test
    void should_SkipTransfer_When_HospitalExcludes() {
        ProcessInstance instance = school.found("reporter");
        school.verifiedForFeverClinic();
        school.sentToFeverClinic();
        school.diagnosed("excluded");

        assertThat(instance).hasPassed("concludeHandling").hasNotPassed("transferToDesignatedHospital", "contactTracing");
        assertThat(instance).variables().containsEntry("caseOutcome", "excluded-by-hospital");
    }

    @Test
    void should_AskAgainButLetTheHospitalDecide_When_EntryDoesNotFitTheCriteria() {
        ProcessInstance instance = school.found("doctor");
        school.verifiedForFeverClinic();
        school.sentToFeverClinic();
        school.diagnosed("suspected", true, true, false, false, false);

        assertThat(instance).variables().containsEntry("hospitalOutcome", "question");
        assertThat(school.as("doctor").todo()).containsExactly("isolateOnSite", "recordHospitalDiagnosis");
        school.diagnosed("suspected", true, true, false, false, true);
        assertThat(instance).variables().containsEntry("hospitalOutcome", "suspected").containsEntry("hospitalDiagnosis", "suspected");
        assertThat(school.as("doctor").todo()).containsExactly("isolateOnSite", "transferToDesignatedHospital");
    }

    @Test
    void should_ObserveAtHome_When_TriageSaysSo() {
        ProcessInstance instance = school.found("doctor");
        school.verified(36.5, "no", "yes", 3);

        ProcessInstance isolation = called.one("isolation");
        assertThat(isolation.getTenantId()).isEqualTo(SCHOOL);
        assertThat(isolation.getBusinessKey()).isEqualTo(businessKey(instance));
        assertThat(engine.getRuntimeService().getVariables(isolation.getId())).containsEntry("personName", "甲")
                .containsEntry("personCategory", "student").containsEntry("personUnit", "高一（3）班")
                .containsEntry("personPhone", "13900000000").containsEntry("lastExposureAt", school.day(3))
                .containsEntry("isolationReason", "suspected").containsEntry("calledByCase", true);
        called.end("isolation", Map.of("isolationOutcome", "released"));

        assertThat(instance).hasPassed("concludeHandling").hasNotPassed("sendToFeverClinic");
        assertThat(instance).variables().containsEntry("caseOutcome", "observation-ended");
    }

    @Test
    void should_SendToFeverClinic_When_SymptomsAppearAtHome() {
        ProcessInstance instance = school.found("doctor");
        school.verified(36.5, "no", "yes", 3);
        called.end("isolation", Map.of("isolationOutcome", "symptomatic"));
        school.sentToFeverClinic();
        school.diagnosed("excluded");

        assertThat(stepsOf(instance)).containsExactly("verifySuspicion", "sendToFeverClinic", "recordHospitalDiagnosis");
        assertThat(instance).hasPassed("homeObservation", "concludeHandling");
        assertThat(instance).variables().containsEntry("caseOutcome", "excluded-by-hospital");
    }

    @Test
    void should_End_When_NothingIsFoundAtSchool() {
        ProcessInstance instance = school.found("doctor");
        school.measuresTaken();
        school.verified(36.5, "no", "no", 0);
        assertThat(instance).variables().containsEntry("caseOutcome", "excluded-at-school");
        concludeReports();
        concludeReports();
        school.certified();
        school.approved();
        school.considered(true, false);
        school.nominated();

        assertThat(instance).isEnded().hasPassed("closeCase");
        assertThat(stepsOf(instance)).containsExactly("isolateOnSite", "secureArea", "deployOnSite", "informHealthAuthority",
                "disinfect", "verifySuspicion", "certifyReturn", "approveReturn", "considerFollowUp", "nominateExample");
    }

    @Test
    void should_KeepWaiting_When_NegativesAreLessThanADayApart() {
        ProcessInstance instance = school.found("doctor");
        toLaboratory();
        Instant first = scenario.now();
        scenario.advance(DAY.multipliedBy(2));
        school.laboratory("negative", first);
        school.laboratory("negative", first.plus(Duration.ofHours(23).plusMinutes(59)));
        assertThat(instance).variables().containsEntry("laboratoryConclusion", "waiting");

        school.laboratory("negative", first.plus(DAY));
        assertThat(instance).variables().containsEntry("laboratoryConclusion", "excluded");
    }

    @Test
    void should_StartCountingAnew_When_AResultBetweenIsInconclusive() {
        ProcessInstance instance = school.found("doctor");
        toLaboratory();
        Instant first = scenario.now();
        scenario.advance(DAY.multipliedBy(4));
        school.laboratory("negative", first);
        school.laboratory("inconclusive", first.plus(DAY));
        school.laboratory("negative", first.plus(DAY.multipliedBy(2)));
        assertThat(instance).variables().containsEntry("laboratoryConclusion", "waiting");

        school.laboratory("negative", first.plus(DAY.multipliedBy(3)));
        assertThat(instance).variables().containsEntry("laboratoryConclusion", "excluded");
    }

    @Test
    void should_ReportDaily_When_AndOnlyWhile_PatientIsHandled() {
        school.found("doctor");
        scenario.advance(Duration.ofHours(25));
        assertThat(reportKinds()).as("before 核实").containsExactly("first");

        school.verifiedForFeverClinic();
        scenario.advance(DAY.minusMinutes(2));
        assertThat(reportKinds()).containsExactly("first");
        scenario.advance(Duration.ofMinutes(1));
        assertThat(reportKinds()).containsExactlyInAnyOrder("first", "follow-up");
        scenario.advance(DAY);
        assertThat(reportKinds()).containsExactlyInAnyOrder("first", "follow-up", "follow-up");

        school.sentToFeverClinic();
        school.diagnosed("excluded");
        scenario.advance(DAY.multipliedBy(3));
        assertThat(reportKinds()).containsExactlyInAnyOrder("first", "follow-up", "follow-up");
    }

    @Test
    void should_ReportFinally_When_EveryMeasureIsDone_AndNotBefore() {
        school.found("doctor");
        school.verified(36.5, "no", "no", 0);
        concludeReports();
        assertThat(called.running("immediate-report")).isEmpty();

        school.measuresTaken();
        assertThat(reportKinds()).containsExactly("final");
    }

    @Test
    void should_StartByItself_When_ObservedPersonDevelopsSymptoms() {
        ProcessInstance instance = engine.getRuntimeService().createMessageCorrelation("isolation-symptom")
                .setVariables(Map.of("organisation", SCHOOL, "personName", "甲", "personCategory", "student", "personUnit", "高一（3）班",
                        "personPhone", "13900000000", "discoveredAt", school.now(), "temperature", 38.5))
                .correlateStartMessage();
        scenario.runJobs();

        assertThat(instance.getTenantId()).isEqualTo(SCHOOL);
        assertThat(instance).hasPassed("symptomReported");
        assertThat(school.as("doctor").todo()).containsExactly("isolateOnSite", "verifySuspicion");
        assertThat(reportKinds()).containsExactly("first");
    }

    private void toLaboratory() {
        school.verifiedForFeverClinic();
        school.sentToFeverClinic();
        school.diagnosed("suspected");
        school.transferred();
    }

    private void concludeReports() {
        called.end("immediate-report", Map.of("reportNumber", "报1号", "reportFaults", List.of()));
        scenario.runJobs();
    }

    private List<Object> reportKinds() {
        return called.running("immediate-report").stream().map(report -> called.passedIn(report, "reportKind")).toList();
    }

    private String businessKey(ProcessInstance instance) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance.getId()).singleResult()
                .getBusinessKey();
    }

    /** The whole path: every completed step, in order. */
    private List<String> stepsOf(ProcessInstance instance) {
        return engine.getHistoryService().createHistoricTaskInstanceQuery().processInstanceId(instance.getId()).finished()
                .orderByHistoricTaskInstanceEndTime().asc().list().stream().map(HistoricTaskInstance::getTaskDefinitionKey).toList();
    }
}
