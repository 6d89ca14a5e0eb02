package cn.baolei.process;

import static cn.baolei.process.ReportScenario.COUNTY;
import static cn.baolei.process.ReportScenario.OFFICE;
import static cn.baolei.process.ReportScenario.PREFECTURE;
import static cn.baolei.process.ReportScenario.SCHOOL;
import static cn.baolei.process.ReportScenario.START;
import static cn.baolei.process.ReportScenario.shanghai;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** 迟报、漏报、虚报 are found by comparing records; corrections name what they correct. */
@ProcessTest
@Import(ReportScenario.class)
class ReportIntegrityTest {

    @Autowired
    Scenario scenario;

    @Autowired
    ReportScenario report;

    @Autowired
    DecisionService decisions;

    @Autowired
    TaskService tasks;

    @BeforeEach
    void startOfTheStory() {
        scenario.set(START);
    }

    @ParameterizedTest
    @CsvSource({
            "first, 120, unknown, 0, 0, ''", "first, 121, unknown, 0, 0, late", "follow-up, 1560, unknown, 0, 0, ''",
            "follow-up, 1561, unknown, 0, 0, late", "final, 1560, unknown, 0, 0, ''", "final, 1561, unknown, 0, 0, late",
            "correction, 5000, unknown, 0, 0, ''", "forwarding, 75, unknown, 0, 0, ''", "forwarding, 76, unknown, 0, 0, late",
            "first, 0, unknown, 120, 0, ''", "first, 0, unknown, 121, 0, omitted", "follow-up, 0, positive, 121, 0, omitted",
            "follow-up, 0, diagnosis, 121, 0, omitted", "follow-up, 0, negative, 1560, 0, ''",
            "follow-up, 0, negative, 1561, 0, omitted", "correction, 0, unknown, 0, 0, ''",
            "correction, 0, unknown, 0, 1, inflated", "follow-up, 0, unknown, 0, 1, ''",
            "first, 121, unknown, 121, 0, late omitted", "correction, 121, positive, 121, 1, omitted inflated"})
    void should_NameEveryFault_When_FactsPassTheLimit(String kind, long toSend, String result, long unreported, int lowered,
                                                      String faults) {
        List<String> found = decisions.evaluateDecisionTableByKey("report-integrity", Variables.createVariables()
                .putValue("reportKind", kind).putValue("minutesToSend", toSend).putValue("resultKind", result)
                .putValue("minutesResultUnreported", unreported).putValue("loweredBy", lowered)).collectEntries("fault");
        assertThat(found).containsExactlyInAnyOrderElementsOf(
                Arrays.stream(faults.split(" ")).filter(fault -> !fault.isEmpty()).toList());
    }

    @Test
    void should_OpenAProcedureAtTheSuperior_When_ItLeftTheSchoolMoreThanTwoHoursAfterDiscovery() {
        String origin = concluded(Map.of("discoveredAt", shanghai(START.minus(Duration.ofMinutes(120)).minusSeconds(1))));
        assertThat(report.clues(origin)).containsExactly("late");
        assertThat(report.passed(origin)).endsWith("isFaultFound", "recordClues", "clueRegistered", "reportClosed");
        // Nobody at the school looks into it: its superior does, with the facts before it.
        assertThat(scenario.as(SCHOOL + ".discipline-member").todo()).isEmpty();
        String task = scenario.as(COUNTY + ".discipline-member").task("verifyClue").getId();
        assertThat(tasks.getVariable(task, "clueRuleLabel")).isEqualTo("迟报");
        assertThat(tasks.getVariable(task, "clueCase")).isEqualTo(report.caseNumberOf(origin));
        assertThat(tasks.getVariable(task, "clueFacts").toString()).contains("迟报", "121分钟");
    }

    @Test
    void should_FindNothing_When_TheReportLeftWithinTwoHours() {
        assertThat(report.clues(concluded(Map.of("discoveredAt", shanghai(START.minus(Duration.ofMinutes(120))))))).isEmpty();
    }

    @Test
    void should_MeasureTheFirstVersion_When_AReturnedReportClimbsAgainLater() {
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        report.acknowledged(COUNTY);
        report.returned(COUNTY, "补充接触史");
        scenario.set(START.plus(Duration.ofHours(5)));
        report.drafted(SCHOOL, Map.of("discoveredAt", shanghai(START)));
        report.checkedAndSigned(SCHOOL);
        report.climbed(COUNTY, PREFECTURE, OFFICE);
        assertThat(report.clues(origin)).isEmpty();
    }

    @Test
    void should_FindAnOmission_When_AResultWasNotReportedInTwoHours() {
        assertThat(report.clues(concluded(Map.of("labResultAt", shanghai(START.minus(Duration.ofMinutes(121)))))))
                .containsExactly("omitted");
    }

    @Test
    void should_FindNothing_When_TheResultWasReportedInTime() {
        Map<String, Object> result = Map.of("labResultAt", shanghai(START.minus(Duration.ofMinutes(120))));
        String first = concluded(result);
        assertThat(report.clues(first)).isEmpty();
        // The closing report a day later carries the same result again.
        scenario.set(START.plus(Duration.ofDays(1)));
        String last = concluded(Map.of("labResultAt", result.get("labResultAt"), "reportKind", "final",
                "earlierNumber", report.number(first)));
        assertThat(report.clues(last)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"follow-up, 1560, false", "follow-up, 1561, true", "final, 1560, false", "final, 1561, true"})
    void should_MeasureFromTheReportBefore_When_AReportContinuesAnother(String kind, long minutes, boolean late) {
        String first = concluded(Map.of());
        scenario.set(START.plus(Duration.ofMinutes(minutes)));
        String next = concluded(Map.of("reportKind", kind, "earlierNumber", report.number(first), "discoveredAt", shanghai(START)));
        assertThat(report.clues(next)).isEqualTo(late ? List.of("late") : List.of());
    }

    @Test
    void should_FindInflation_When_ACorrectionLowersAFigure() {
        String first = concluded(Map.of());
        String correction = concluded(Map.of("reportKind", "correction", "earlierNumber", report.number(first),
                "suspectedCount", 0, "closeContactCount", 5));
        assertThat(report.clues(correction)).containsExactly("inflated");
        String task = scenario.as(COUNTY + ".discipline-member").task("verifyClue").getId();
        assertThat(tasks.getVariable(task, "clueFacts").toString()).contains("疑似病例", "原报1人，订正为0人").doesNotContain("密切接触者");
    }

    @Test
    void should_FindNothing_When_ACorrectionOnlyRaisesFigures() {
        String first = concluded(Map.of());
        String correction = concluded(Map.of("reportKind", "correction", "earlierNumber", report.number(first), "suspectedCount", 2));
        assertThat(report.clues(correction)).isEmpty();
        assertThat(report.number(correction)).isEqualTo(report.caseNumberOf(first) + "-R2");
        assertThat(report.caseNumberOf(correction)).isEqualTo(report.caseNumberOf(first));
    }

    @Test
    void should_ShowOldAndNewFigures_When_ACorrectionIsChecked() {
        String first = concluded(Map.of());
        Map<String, Object> changes = Map.of("reportKind", "correction", "earlierNumber", report.number(first), "confirmedCount", 1);
        report.started(SCHOOL + ".reporter", changes);
        report.drafted(SCHOOL, changes);
        String task = scenario.as(SCHOOL + ".office-director").task("checkReport").getId();
        assertThat(tasks.getVariable(task, "figureChanges").toString())
                .isEqualTo("[{\"figure\":\"确诊病例\",\"before\":\"0\",\"after\":\"1\"}]");
    }

    @Test
    void should_RefuseTheDraftAndKeepTheTask_When_TheCorrectedReportIsUnknownOrAnothers() {
        String elsewhere = report.draftedCheckedAndSigned("qinghai-daxue");
        report.started(SCHOOL + ".reporter", Map.of("reportKind", "correction", "earlierNumber", "x"));
        for (String number : List.of("x", report.number(elsewhere))) {
            assertThatThrownBy(() -> report.drafted(SCHOOL, Map.of("reportKind", "correction", "earlierNumber", number)))
                    .hasMessageContaining("原报告编号").hasMessageContaining(number);
        }
        assertThat(scenario.as(SCHOOL + ".reporter").todo()).containsExactly("draftReport");
    }

    @Test
    void should_ContinueTheNewestReport_When_TheCallerNamesNone() {
        String first = concluded(Map.of());
        String followUp = report.startedInCase(report.caseNumberOf(first), SCHOOL + ".reporter", Map.of("reportKind", "follow-up"));
        assertThat(tasks.getVariable(scenario.as(SCHOOL + ".reporter").task("draftReport").getId(), "earlierNumber"))
                .isEqualTo(report.number(first));
        report.drafted(SCHOOL, Map.of("reportKind", "follow-up"));
        report.checkedAndSigned(SCHOOL);
        assertThat(report.number(followUp)).isEqualTo(report.caseNumberOf(first) + "-R2");
    }

    private String concluded(Map<String, Object> changes) {
        String origin = report.draftedCheckedAndSigned(SCHOOL, changes);
        report.climbed(COUNTY, PREFECTURE, OFFICE);
        return origin;
    }
}
