package cn.baolei.process;

import static cn.baolei.process.SuspectedCaseSteps.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import cn.baolei.clue.Clues;
import cn.baolei.engine.Refusal;
import cn.baolei.followup.FollowUps;
import cn.baolei.followup.Origin;
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
    @Autowired
    private Clues clues;

    @Autowired
    FollowUps followUps;

    private StandIns called;
    private SuspectedCaseSteps school;

    @BeforeEach
    void prepare() {
        called = new StandIns(engine, "immediate-report", "isolation", "contact-tracing", "joint-prevention", "treatment",
                "commendation<example-nominated");
        school = new SuspectedCaseSteps(scenario);
        scenario.set(MORNING);
    }

    @AfterEach
    void removeStandIns() {
        called.remove();
    }

    @ParameterizedTest
    @ValueSource(strings = {"counsellor", "doctor", "duty-officer", "reporter"})
    void should_OpenAllMeasuresAtOnce_When_CaseIsFound(String finder) {
        ProcessInstance instance = school.found(finder);

        assertThat(instance.getTenantId()).isEqualTo(SCHOOL);
        assertThat(school.as("doctor").todo()).containsExactly("isolateOnSite", "verifySuspicion");
        assertThat(school.as("committee-member").todo()).containsExactly("disinfect", "secureArea");
        assertThat(school.as("secretary").todo()).containsExactly("deployOnSite");
        assertThat(called.running("joint-prevention")).hasSize(1);
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
        treated("recovered");

        assertThat(called.passedIn(called.one("immediate-report"), "reportKind")).isEqualTo("first");
        assertThat(instance).hasPassed("concludeHandling").hasNotPassed("firstReport", "isolateOnSite");
    }

    @Test
    void should_ReachTheClosedFile_When_SuspectedCaseIsExcludedByTwoNegatives() {
        ProcessInstance instance = school.found("counsellor");
        String caseNumber = businessKey(instance);
        measuresTaken();
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

        assertThat(instance).isEnded().hasPassed("notifyFound", "suspicionExcluded", "allDone", "closeCase");
        assertThat(stepsOf(instance)).containsExactly("isolateOnSite", "secureArea", "deployOnSite", "disinfect", "verifySuspicion",
                "sendToFeverClinic", "recordHospitalDiagnosis", "transferToDesignatedHospital", "recordLaboratoryResult", "recordLaboratoryResult", "releaseContacts", "certifyReturn", "approveReturn",
                "certifyReturn", "approveReturn", "considerFollowUp");
        ProcessInstance commendation = called.one("commendation");
        assertThat(commendation.getTenantId()).isEqualTo(SCHOOL);
        assertThat(engine.getRuntimeService().getVariables(commendation.getId())).containsEntry("nomineeName", "校医室")
                .containsEntry("nomineeUnit", "后勤处").containsEntry("nominationReason", "处置迅速")
                .containsEntry("sourceCase", caseNumber);
        assertThat(clues.get(jdbc.sql("select id from clue where case_number = ? and rule = 'by-hand' and organisation = ?")
                .params(caseNumber, SCHOOL).query(Long.class).single()).facts().toString()).contains("值守不到位");
    }

    @Test
    void should_FollowTreatment_When_LaboratoryConfirms() {
        ProcessInstance instance = school.found("doctor");
        measuresTaken();
        toLaboratory();
        school.laboratory("positive", scenario.now());
        assertThat(instance).variables().containsEntry("confirmedCount", 1L).containsEntry("suspectedCount", 0L);
        called.end("contact-tracing", Map.of("closeContactCount", 7L));
        treated("recovered");
        concludeReports();
        assertThat(called.passedIn(called.one("immediate-report"), "closeContactCount")).isEqualTo(7L);
        concludeReports();
        school.certified();
        school.approved();
        school.considered(false, false);

        assertThat(instance).isEnded().hasPassed("contactTracing", "contactsSettled", "closeCase");
        assertThat(stepsOf(instance)).containsExactly("isolateOnSite", "secureArea", "deployOnSite", "disinfect", "verifySuspicion",
                "sendToFeverClinic", "recordHospitalDiagnosis", "transferToDesignatedHospital", "recordLaboratoryResult", "certifyReturn", "approveReturn", "considerFollowUp");
        assertThat(instance).variables().containsEntry("caseOutcome", "recovered");
    }

    @Test
    void should_NeedNoReturnApproval_When_PatientDies() {
        ProcessInstance instance = school.found("doctor");
        measuresTaken();
        school.verifiedForFeverClinic();
        school.sentToFeverClinic();
        school.diagnosed("confirmed");
        school.transferred();
        called.end("contact-tracing", Map.of("closeContactCount", 0L));
        treated("died");
        concludeReports();
        concludeReports();
        school.considered(false, true);

        assertThat(instance).isEnded().hasPassed("closeCase").hasNotPassed("returning");
        assertThat(stepsOf(instance)).containsExactly("isolateOnSite", "secureArea", "deployOnSite", "disinfect", "verifySuspicion",
                "sendToFeverClinic", "recordHospitalDiagnosis", "transferToDesignatedHospital", "considerFollowUp");
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

    @ParameterizedTest
    @ValueSource(strings = {"released", "ended"})
    void should_ObserveAtHome_When_TriageSaysSo(String outcome) {
        ProcessInstance instance = school.found("doctor");
        school.verified(36.5, "no", "yes", 3);

        ProcessInstance isolation = called.one("isolation");
        assertThat(isolation.getTenantId()).isEqualTo(SCHOOL);
        assertThat(isolation.getBusinessKey()).isEqualTo(businessKey(instance));
        assertThat(engine.getRuntimeService().getVariables(isolation.getId())).containsEntry("personName", "甲")
                .containsEntry("personCategory", "student").containsEntry("personUnit", "高一（3）班")
                .containsEntry("personPhone", "13900000000").containsEntry("lastExposureAt", school.day(3))
                .containsEntry("isolationReason", "suspected").containsEntry("calledByCase", true);
        called.end("isolation", Map.of("isolationOutcome", outcome));

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
        measuresTaken();
        school.verified(36.5, "no", "no", 0);
        assertThat(instance).variables().containsEntry("caseOutcome", "excluded-at-school");
        concludeReports();
        concludeReports();
        school.certified();
        school.approved();
        school.considered(true, false);

        assertThat(instance).isEnded().hasPassed("closeCase", "nominateExample").hasNotPassed("registerClue");
        assertThat(stepsOf(instance)).containsExactly("isolateOnSite", "secureArea", "deployOnSite", "disinfect", "verifySuspicion", "certifyReturn", "approveReturn", "considerFollowUp");
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

        measuresTaken();
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

    @Test
    void should_StartByItself_When_AnotherProcedureFindsASuspectedPerson() {
        Map<String, Object> found = school.found();
        String caseNumber = followUps.start(new Origin("yanshi-shiyan-20200210-77", "screening-instance", "startCase"),
                "case-suspected", SCHOOL, found);
        ProcessInstance instance = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(caseNumber)
                .singleResult();
        assertThat(school.as("doctor").todo()).as("nothing is done on the finder's time").isEmpty();
        scenario.runJobs();

        assertThat(instance.getTenantId()).isEqualTo(SCHOOL);
        assertThat(instance).hasPassed("caseReported");
        assertThat(instance).variables().containsEntry("sourceCase", "yanshi-shiyan-20200210-77").containsEntry("personName", "甲");
        assertThat(school.as("doctor").todo()).containsExactly("isolateOnSite", "verifySuspicion");
        assertThat(reportKinds()).containsExactly("first");
    }

    @Test
    void should_WriteToTheAuthorities_When_CaseIsFound() {
        ProcessInstance instance = school.found("counsellor");

        ProcessInstance letter = called.one("joint-prevention");
        assertThat(letter.getBusinessKey()).isEqualTo(businessKey(instance));
        assertThat(letter.getTenantId()).isEqualTo(SCHOOL);
        assertThat(engine.getRuntimeService().getVariables(letter.getId())).containsEntry("agencyKind", "cdc")
                .containsEntry("matter", "可疑症状人员情况通报")
                .containsEntry("letterText", "高一（3）班发现可疑症状人员1名，已就地隔离并组织核实，请指导处置并派员开展流行病学调查、消毒。");
        called.end("joint-prevention", Map.of("agencyReply", "即派员", "replyReceivedAt", school.now(), "jointOutcome", "replied"));

        assertThat(instance).variables().containsEntry("healthAuthorityReply", "即派员").containsEntry("healthAuthorityOutcome", "replied");
    }

    @Test
    void should_PassThePatientOn_When_TreatmentIsCalled() {
        ProcessInstance instance = school.found("doctor");
        toLaboratory();
        school.laboratory("positive", scenario.now());

        ProcessInstance treatment = called.one("treatment");
        assertThat(treatment.getBusinessKey()).isEqualTo(businessKey(instance));
        assertThat(engine.getRuntimeService().getVariables(treatment.getId())).containsEntry("personName", "甲")
                .containsEntry("personCategory", "student").containsEntry("personUnit", "高一（3）班")
                .containsEntry("personPhone", "13900000000").containsEntry("hospital", "省第四人民医院").containsEntry("isolatedCount", 1L)
                .containsEntry("diagnosedAt", engine.getRuntimeService().getVariable(instance.getId(), "diagnosedAt"));
    }

    private void treated(String outcome) {
        called.end("treatment", Map.of("treatmentOutcome", outcome));
        scenario.advance(Duration.ofMinutes(1));
    }

    /** Everything at the scene except 核实 and 首报. */
    private void measuresTaken() {
        school.measuresTaken();
        called.end("joint-prevention", Map.of("jointOutcome", "replied"));
        scenario.runJobs();
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
