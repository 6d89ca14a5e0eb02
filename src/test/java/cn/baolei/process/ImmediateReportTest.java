package cn.baolei.process;

import static cn.baolei.process.ReportScenario.COUNTY;
import static cn.baolei.process.ReportScenario.OFFICE;
import static cn.baolei.process.ReportScenario.PREFECTURE;
import static cn.baolei.process.ReportScenario.ROOT;
import static cn.baolei.process.ReportScenario.SCHOOL;
import static cn.baolei.process.ReportScenario.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** 疫情信息逐级报送: how a report climbs, is sent back, and passes over a level that does not answer. */
@ProcessTest
@Import(ReportScenario.class)
class ImmediateReportTest {

    @Autowired
    Scenario scenario;

    @Autowired
    ReportScenario report;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @BeforeEach
    void startOfTheStory() {
        scenario.set(START);
    }

    @Test
    void should_ClimbFourLevelsWithExactTimes_When_EveryLevelAnswersInTime() {
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        List<String> way = List.of(COUNTY, PREFECTURE, OFFICE);
        for (String level : way) {
            scenario.advance(Duration.ofMinutes(5));
            report.acknowledged(level);
            scenario.advance(Duration.ofMinutes(10));
            report.forwarded(level);
        }
        scenario.advance(Duration.ofMinutes(20));
        report.read(ROOT, Map.of("readDecision", "instruct", "readInstruction", "立即隔离，每日续报"));

        assertThat(report.legs(origin)).extracting("from", "to").containsExactly(
                tuple(SCHOOL, COUNTY), tuple(COUNTY, PREFECTURE),
                tuple(PREFECTURE, OFFICE), tuple(OFFICE, ROOT));
        for (int level = 0; level < 3; level++) {
            Instant sent = START.plus(Duration.ofMinutes(15L * level));
            assertThat(report.legs(origin).get(level)).isEqualTo(new ReportScenario.Leg(1, level == 0 ? SCHOOL : way.get(level - 1),
                    way.get(level), sent, sent, sent.plus(Duration.ofMinutes(5)), way.get(level) + ".duty-officer",
                    sent.plus(Duration.ofMinutes(15)), null, null, null, null));
        }
        Instant atRoot = START.plus(Duration.ofMinutes(45));
        assertThat(report.legs(origin).get(3)).isEqualTo(new ReportScenario.Leg(1, OFFICE, ROOT, atRoot, atRoot,
                START.plus(Duration.ofMinutes(65)), ROOT + ".secretary", null, null, null, null, null));
        assertThat(report.concludedAt(origin)).isEqualTo(START.plus(Duration.ofMinutes(65)));
        assertThat(report.instruction(origin)).isEqualTo("立即隔离，每日续报");
        assertThat(report.passed(origin)).containsExactly("reportNeeded", "draftReport", "checkReport", "isCheckPassed",
                "signReport", "isIssued", "sendReportUpward", "awaitReply", "replyConcluded", "checkIntegrity",
                "integrityCheckStarted", "measureReport", "judgeIntegrity", "isFaultFound", "integritySound", "reportClosed");
        assertThat(report.passedAt(origin, COUNTY)).containsExactly("reportReceived", "handleReceived", "handlingStarted", "isHighestLevel",
                "handleAtLevel", "levelStarted", "acknowledgeReport", "recordAcknowledgement", "isSkipped", "reviewReport",
                "levelHandled", "levelOutcome", "forwardReport", "reportForwarded", "receivedHandled");
        assertThat(report.passedAt(origin, ROOT)).containsExactly("reportReceived", "handleReceived", "handlingStarted", "isHighestLevel",
                "readByPartyGroup", "isReadWithoutReturn", "concludeReport", "reportConcluded", "receivedHandled");
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void should_BelongToOneOrganisationEachUnderOneCaseNumber_When_ReportClimbs() {
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        report.acknowledged(COUNTY);
        report.forwarded(COUNTY);
        assertThat(report.instances(report.caseNumberOf(origin))).containsExactlyInAnyOrder(SCHOOL, COUNTY, PREFECTURE);
    }

    @Test
    void should_ClimbFiveLevels_When_ABranchBelowASchoolReports() {
        String branch = "yanshi-xx1-zb1";
        String origin = report.started(branch + ".secretary", Map.of());
        scenario.as(branch + ".secretary").completes("draftReport", report.draft(Map.of()));
        // The branch has no 党办主任, and its 书记 may not check what they wrote themselves.
        assertThat(scenario.as(branch + ".secretary").todo()).isEmpty();
        scenario.as("yanshi-xx1.office-director").completes("checkReport", Map.of("checkDecision", "pass"));
        scenario.as(branch + ".secretary").completes("signReport", Map.of("signDecision", "issue"));
        // 值班员 of this school is vacant; 带班领导 is named to stand in.
        scenario.as("yanshi-xx1.duty-leader").completes("acknowledgeReport", Map.of("receiptConfirmed", true));
        report.forwarded("yanshi-xx1");
        report.climbed("xining-chengdong", PREFECTURE, OFFICE);
        assertThat(report.legs(origin)).extracting(ReportScenario.Leg::to)
                .containsExactly("yanshi-xx1", "xining-chengdong", PREFECTURE, OFFICE, ROOT);
        assertThat(report.concludedAt(origin)).isEqualTo(START);
    }

    @Test
    void should_ClimbTwoLevels_When_AUniversityReports() {
        String origin = report.draftedCheckedAndSigned("qinghai-daxue");
        report.climbed(OFFICE);
        assertThat(report.legs(origin)).extracting(ReportScenario.Leg::to).containsExactly(OFFICE, ROOT);
        assertThat(report.concludedAt(origin)).isEqualTo(START);
        assertThat(report.instruction(origin)).isEqualTo("已阅");
    }

    @Test
    void should_BeReadByItsOwnPartyGroup_When_TheHighestLevelReports() {
        String origin = report.started(ROOT + ".duty-officer", Map.of());
        scenario.as(ROOT + ".secretary").completes("draftReport", report.draft(Map.of()));
        report.checkedAndSigned(ROOT);
        report.climbed();
        assertThat(report.legs(origin)).extracting("from", "to").containsExactly(tuple(ROOT, ROOT));
        assertThat(report.concludedAt(origin)).isEqualTo(START);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void should_ClimbAgainAsSecondVersion_When_AnyLevelReturnsIt(int returning) {
        List<String> line = List.of(COUNTY, PREFECTURE, OFFICE, ROOT);
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        for (String below : line.subList(0, returning)) {
            report.acknowledged(below);
            report.forwarded(below);
        }
        String level = line.get(returning);
        scenario.advance(Duration.ofMinutes(3));
        if (level.equals(ROOT)) {
            report.read(ROOT, Map.of("readDecision", "return", "readReturnReason", "接触史不清"));
        } else {
            report.acknowledged(level);
            report.returned(level, "接触史不清");
        }
        ReportScenario.Leg returned = report.legs(origin).get(returning);
        assertThat(returned.returnedAt()).isEqualTo(START.plus(Duration.ofMinutes(3)));
        assertThat(returned.returnReason()).isEqualTo("接触史不清");
        assertThat(report.told(origin, "report-returned")).contains(SCHOOL + ".reporter", SCHOOL + ".secretary")
                .containsAll(line.subList(0, returning).stream().map(below -> below + ".duty-leader").toList());
        assertThat(runtime.getVariable(origin, "returnReason")).isEqualTo("接触史不清");

        report.drafted(SCHOOL, Map.of("reportSummary", "已补充接触史"));
        report.checkedAndSigned(SCHOOL);
        report.climbed(COUNTY, PREFECTURE, OFFICE);
        assertThat(report.legs(origin)).filteredOn(leg -> leg.version() == 1).extracting(ReportScenario.Leg::to)
                .containsExactlyElementsOf(line.subList(0, returning + 1));
        assertThat(report.legs(origin)).filteredOn(leg -> leg.version() == 2).extracting(ReportScenario.Leg::to)
                .containsExactlyElementsOf(line);
        assertThat(report.concludedAt(origin)).isNotNull();
        assertThat(report.clues(origin)).isEmpty();
    }

    @Test
    void should_GoBackToTheDraftWithoutANewVersion_When_CheckOrSignatureIsRefused() {
        String origin = report.started(SCHOOL + ".duty-officer", Map.of());
        report.drafted(SCHOOL, Map.of());
        scenario.as(SCHOOL + ".office-director").completes("checkReport", Map.of("checkDecision", "back", "checkOpinion", "人数不符"));
        report.drafted(SCHOOL, Map.of("suspectedCount", 2));
        scenario.as(SCHOOL + ".office-director").completes("checkReport", Map.of("checkDecision", "pass"));
        scenario.as(SCHOOL + ".secretary").completes("signReport", Map.of("signDecision", "back", "signOpinion", "补充措施"));
        report.drafted(SCHOOL, Map.of("suspectedCount", 2, "reportMeasures", "停课"));
        report.checkedAndSigned(SCHOOL);
        assertThat(report.legs(origin)).extracting(ReportScenario.Leg::version).containsExactly(1);
        assertThat(report.passed(origin)).containsSubsequence("draftReport", "checkReport", "isCheckPassed", "draftReport",
                "checkReport", "isCheckPassed", "signReport", "isIssued", "draftReport", "checkReport", "isCheckPassed",
                "signReport", "isIssued", "sendReportUpward");
    }

    @ParameterizedTest
    @CsvSource({"draftReport,yanshi-shiyan.counsellor", "draftReport,xining-chengxi.reporter", "draftReport,qhedu.secretary"})
    void should_RefuseTheStep_When_AnotherPostOrOrganisationTriesIt(String step, String stranger) {
        report.started(SCHOOL + ".reporter", Map.of());
        String task = scenario.as(SCHOOL + ".reporter").task(step).getId();
        assertThat(scenario.as(stranger).todo()).doesNotContain(step);
        assertThatThrownBy(() -> scenario.as(stranger).signedIn(() -> {
            tasks.complete(task, report.draft(Map.of()));
            return null;
        })).isInstanceOf(ProcessEngineException.class);
        assertThat(scenario.as(SCHOOL + ".reporter").todo()).containsExactly(step);
    }

    @Test
    void should_RefuseTheStart_When_ThePostMayNotReport() {
        assertThatThrownBy(() -> report.started(SCHOOL + ".counsellor", Map.of())).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void should_SkipOnce_When_ALevelDoesNotSignInTime() {
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        scenario.moveTo(START.plus(Duration.ofMinutes(15)).minusMillis(1));
        assertThat(report.legs(origin)).hasSize(1);
        scenario.moveTo(START.plus(Duration.ofMinutes(15)));
        assertThat(report.legs(origin)).extracting("from", "to", "sentAt").containsExactly(
                tuple(SCHOOL, COUNTY, START), tuple(SCHOOL, PREFECTURE, START.plus(Duration.ofMinutes(15))));
        assertThat(report.legs(origin).get(0).skipReason()).isEqualTo("逾时未签收");
        assertThat(report.told(origin, "level-skipped")).contains(SCHOOL + ".reporter", COUNTY + ".duty-leader",
                COUNTY + ".secretary");

        scenario.advance(Duration.ofMinutes(5));
        report.acknowledged(COUNTY);
        assertThat(report.legs(origin).get(0).acknowledgedAt()).isEqualTo(START.plus(Duration.ofMinutes(20)));
        assertThat(report.legs(origin).get(0).skippedAt()).isEqualTo(START.plus(Duration.ofMinutes(15)));
        assertThat(report.passedAt(origin, COUNTY)).doesNotContain("reviewReport")
                .endsWith("levelOutcome", "skippedLevelSigned", "receivedHandled").containsOnlyOnce("skipAtReceipt");
        report.climbed(PREFECTURE, OFFICE);
        assertThat(report.legs(origin)).extracting(ReportScenario.Leg::to).containsExactly(COUNTY, PREFECTURE, OFFICE, ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forward", "return"})
    void should_OnlyRecordTheReview_When_TheLevelWasSkippedBeforeIt(String decision) {
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        scenario.advance(Duration.ofMinutes(5));
        report.acknowledged(COUNTY);
        scenario.advance(Duration.ofMinutes(60));
        ReportScenario.Leg county = report.legs(origin).get(0);
        assertThat(county.skippedAt()).isEqualTo(START.plus(Duration.ofMinutes(65)));
        assertThat(county.skipReason()).isEqualTo("已签收，逾时未审核上报");
        scenario.as(COUNTY + ".duty-leader").completes("reviewReport", Map.of("reviewDecision", decision, "reviewReturnReason", "迟"));
        assertThat(report.passedAt(origin, COUNTY)).endsWith("levelOutcome", "skippedLevelSigned", "receivedHandled");
        assertThat(report.legs(origin)).extracting(ReportScenario.Leg::to).containsExactly(COUNTY, PREFECTURE);
        assertThat(report.legs(origin).get(0).returnedAt()).isNull();
        assertThat(report.legs(origin).get(0).forwardedAt()).isNull();
    }

    @Test
    void should_ReachThePartyGroup_When_NoLevelAnswers() {
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        scenario.moveTo(START.plus(Duration.ofMinutes(100)));
        assertThat(report.legs(origin)).extracting("from", "to", "sentAt").containsExactly(tuple(SCHOOL, COUNTY, START),
                tuple(SCHOOL, PREFECTURE, START.plus(Duration.ofMinutes(15))),
                tuple(SCHOOL, OFFICE, START.plus(Duration.ofMinutes(30))),
                tuple(SCHOOL, ROOT, START.plus(Duration.ofMinutes(45))));
        report.read(ROOT, Map.of("readDecision", "read"));
        assertThat(report.concludedAt(origin)).isEqualTo(START.plus(Duration.ofMinutes(100)));
        // Those passed over still sign for it.
        assertThat(scenario.as(OFFICE + ".duty-officer").todo()).containsExactly("acknowledgeReport");
    }

    @Test
    void should_TellSenderOfReceiptAndEveryLevelOfTheAnswer_When_ReportIsConcluded() {
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        report.climbed(COUNTY, PREFECTURE, OFFICE);
        assertThat(report.told(origin, "report-acknowledged")).containsExactly(OFFICE + ".duty-officer",
                COUNTY + ".duty-officer", PREFECTURE + ".duty-officer", SCHOOL + ".reporter");
        assertThat(report.told(origin, "report-concluded")).containsExactlyInAnyOrder(SCHOOL + ".reporter",
                SCHOOL + ".secretary", COUNTY + ".duty-leader", PREFECTURE + ".duty-leader", OFFICE + ".duty-leader");
    }

    @Test
    void should_SendOnce_When_TheSendingStepRunsAgain() {
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        runtime.createProcessInstanceModification(origin).cancelAllForActivity("awaitReply")
                .startBeforeActivity("sendReportUpward").execute();
        scenario.runJobs();
        assertThat(report.legs(origin)).hasSize(1);
        assertThat(report.instances(report.caseNumberOf(origin))).containsExactlyInAnyOrder(SCHOOL, COUNTY);
        assertThat(report.told(origin, "report-sent-up")).containsExactly(SCHOOL + ".reporter", SCHOOL + ".secretary");
    }

    @Test
    void should_SendOnce_When_TheJobFailsAndIsRetried() {
        String origin = report.started(SCHOOL + ".reporter", Map.of());
        report.drafted(SCHOOL, Map.of());
        scenario.as(SCHOOL + ".office-director").completes("checkReport", Map.of("checkDecision", "pass"));
        scenario.as(SCHOOL + ".secretary").completesOnly("signReport", Map.of("signDecision", "issue"));
        Job send = management.createJobQuery().processInstanceId(origin).messages().singleResult();
        repository.suspendProcessDefinitionByKey("immediate-report");
        try {
            assertThatThrownBy(() -> management.executeJob(send.getId())).isInstanceOf(ProcessEngineException.class);
        } finally {
            repository.activateProcessDefinitionByKey("immediate-report");
        }
        assertThat(report.legs(origin)).isEmpty();
        assertThat(report.told(origin, "report-sent-up")).isEmpty();
        management.executeJob(send.getId());
        assertThat(report.legs(origin)).hasSize(1);
        assertThat(report.instances(report.caseNumberOf(origin))).containsExactlyInAnyOrder(SCHOOL, COUNTY);
    }

    @Test
    void should_PrefillTheDraftAndAnswer_When_AnotherProcessCalls() {
        repository.createDeployment().addModelInstance("caller.bpmn", Bpmn.createExecutableProcess("reporting-caller")
                .camundaHistoryTimeToLive(1).startEvent()
                .callActivity("report").calledElement("immediate-report")
                .camundaIn("kind", "reportKind").camundaIn("subject", "subject").camundaIn("discoveredAt", "discoveredAt")
                .camundaIn("summary", "reportSummary").camundaIn("persons", "suspectedCount")
                .camundaInBusinessKey("#{execution.processBusinessKey}")
                .camundaOut("reportNumber", "number").camundaOut("reportConcludedAt", "concludedAt")
                .camundaOut("reportFaults", "faults")
                .endEvent().done()).deploy();
        String caseNumber = SCHOOL + "-report-called";
        String caller = runtime.startProcessInstanceByKey("reporting-caller", caseNumber, Map.of("organisation", SCHOOL,
                "kind", "first", "subject", "发热待查", "discoveredAt", ReportScenario.shanghai(START), "summary", "一人发热",
                "persons", 1)).getId();
        Map<String, Object> prefilled = tasks.getVariables(scenario.as(SCHOOL + ".reporter").task("draftReport").getId());
        assertThat(prefilled).containsEntry("reportKind", "first").containsEntry("subject", "发热待查")
                .containsEntry("reportSummary", "一人发热").containsEntry("suspectedCount", 1);
        report.drafted(SCHOOL, Map.of());
        report.checkedAndSigned(SCHOOL);
        report.climbed(COUNTY, PREFECTURE, OFFICE);
        assertThat(answered(caller, "number")).isEqualTo(caseNumber + "-R1");
        assertThat(answered(caller, "concludedAt")).isEqualTo(START.toString());
        assertThat(answered(caller, "faults")).isEqualTo(List.of());
    }

    private Object answered(String caller, String variable) {
        return history.createHistoricVariableInstanceQuery().processInstanceId(caller).variableName(variable).singleResult().getValue();
    }
}
