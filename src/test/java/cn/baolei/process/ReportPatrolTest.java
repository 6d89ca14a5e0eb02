package cn.baolei.process;

import static cn.baolei.process.ReportScenario.COUNTY;
import static cn.baolei.process.ReportScenario.OFFICE;
import static cn.baolei.process.ReportScenario.PREFECTURE;
import static cn.baolei.process.ReportScenario.SCHOOL;
import static cn.baolei.process.ReportScenario.START;
import static cn.baolei.process.ReportScenario.shanghai;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 迟报 and 漏报 that no step of a report can find, because it is late, stuck or never written. */
@ProcessTest
@Import(ReportScenario.class)
class ReportPatrolTest {

    @Autowired
    Scenario scenario;
    @Autowired
    ReportScenario report;
    @Autowired
    ProcessEngine engine;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    @Qualifier("goRoundReports")
    RecurringTask<Void> patrol;

    @BeforeEach
    void startOfTheStory() {
        scenario.set(START);
        // The patrol looks at everything, so what other tests have left lying about goes first.
        List.of("reportable_event", "report_leg", "report_version", "report").forEach(table -> jdbc.sql("delete from " + table).update());
    }

    @ParameterizedTest
    @CsvSource({"120, false", "121, true"})
    void should_FindAFirstReport_When_ItHasNotEvenBeenWritten(long minutes, boolean late) {
        String origin = report.started(SCHOOL + ".reporter", Map.of());
        scenario.set(START.plus(Duration.ofMinutes(minutes)));
        goRound();
        assertThat(clues(origin)).isEqualTo(late ? List.of(tuple("late", report.caseNumberOf(origin) + "-R1", SCHOOL)) : List.of());
    }

    @Test
    void should_FindItOnce_When_AFirstReportIsNotSignedAndLeavesLater() {
        String origin = report.started(SCHOOL + ".reporter", Map.of());
        report.drafted(SCHOOL, Map.of("discoveredAt", shanghai(START)));
        scenario.set(START.plus(Duration.ofMinutes(121)));
        goRound();
        goRound();
        report.checkedAndSigned(SCHOOL);
        goRound();
        report.climbed(COUNTY, PREFECTURE, OFFICE);
        goRound();
        assertThat(clues(origin)).containsExactly(tuple("late", report.number(origin), SCHOOL));
        assertThat(jdbc.sql("select facts::text from clue where subject = ?").param(report.number(origin)).query(String.class).single())
                .contains("尚未报出", "121分钟");
    }

    @Test
    void should_FindALateReport_When_NobodyHasAnsweredIt() {
        String origin = report.draftedCheckedAndSigned(SCHOOL, Map.of("discoveredAt", shanghai(START.minus(Duration.ofMinutes(121)))));
        goRound();
        assertThat(clues(origin)).containsExactly(tuple("late", report.number(origin), SCHOOL));
    }

    @ParameterizedTest
    @CsvSource({"1560, false", "1561, true"})
    void should_FindTheDailyReport_When_ItDoesNotCome(long minutes, boolean late) {
        String origin = concluded(Map.of());
        scenario.set(START.plus(Duration.ofMinutes(minutes)));
        goRound();
        assertThat(clues(origin)).isEqualTo(late ? List.of(tuple("late", report.caseNumberOf(origin) + "-R2", SCHOOL)) : List.of());
    }

    @Test
    void should_AskForNoMoreReports_When_TheFinalOneHasLeft() {
        String origin = concluded(Map.of());
        concluded(Map.of("reportKind", "final", "earlierNumber", report.number(origin)));
        scenario.set(START.plus(Duration.ofDays(3)));
        goRound();
        assertThat(clues(origin)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"75, false", "76, true"})
    void should_FindTheLevel_When_ItPassesAReportOnLate(long minutes, boolean late) {
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        report.acknowledged(COUNTY);
        scenario.set(START.plus(Duration.ofMinutes(minutes)));
        report.forwarded(COUNTY);
        goRound();
        assertThat(clues(origin)).isEqualTo(late
                ? List.of(tuple("late", report.number(origin) + ":1:" + COUNTY, COUNTY)) : List.of());
        assertThat(scenario.as(PREFECTURE + ".discipline-member").todo()).isEqualTo(late ? List.of("verifyClue") : List.of());
    }

    @Test
    void should_FindTheLevel_When_ItNeverPassesAReportOn() {
        String origin = report.draftedCheckedAndSigned(SCHOOL);
        scenario.set(START.plus(Duration.ofMinutes(75)));
        goRound();
        assertThat(clues(origin)).isEmpty();
        scenario.set(START.plus(Duration.ofMinutes(76)));
        goRound();
        assertThat(clues(origin)).containsExactly(tuple("late", report.number(origin) + ":1:" + COUNTY, COUNTY));
    }

    @ParameterizedTest
    @CsvSource({"positive, 120, false", "positive, 121, true", "negative, 1560, false", "negative, 1561, true"})
    void should_FindALaboratoryResult_When_NoReportEverCarriesIt(String result, long minutes, boolean omitted) {
        atTheLaboratory((school, caseNumber) -> {
            Instant at = scenario.now();
            school.laboratory(result, at);
            scenario.set(at.plus(Duration.ofMinutes(minutes)));
            goRound();
            goRound();
            assertThat(omissions(caseNumber, result)).isEqualTo(omitted ? 1 : 0);
        });
    }

    @Test
    void should_FindADiagnosis_When_NoReportEverCarriesIt() {
        atTheLaboratory((school, caseNumber) -> {
            assertThat(omissions(caseNumber, "diagnosis")).isZero();
            scenario.advance(Duration.ofMinutes(125));
            goRound();
            assertThat(omissions(caseNumber, "diagnosis")).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource({"positive, 120, 0, true, false", "positive, 121, 0, true, true", "positive, 60, 0, false, true",
            "negative, 1500, 0, true, false", "diagnosis, 100, 1, false, false", "diagnosis, 121, 1, false, true",
            "diagnosis, 100, 0, false, true"})
    void should_LookAtWhatReportsSay_When_AResultIsKnown(String kind, long minutes, int confirmed, boolean givesResult, boolean omitted) {
        String first = concluded(Map.of());
        Instant result = START.plus(Duration.ofMinutes(1));
        jdbc.sql("insert into reportable_event values (?, ?, ?, ?, ?)").params(report.caseNumberOf(first), SCHOOL, kind,
                result.atOffset(ZoneOffset.UTC), result.atOffset(ZoneOffset.UTC)).update();
        scenario.set(result.plus(Duration.ofMinutes(minutes)));
        Map<String, Object> content = new HashMap<>(Map.of("reportKind", "follow-up", "earlierNumber", report.number(first),
                "suspectedCount", 0, "confirmedCount", confirmed));
        if (givesResult) {
            content.put("labResultAt", shanghai(result));
        }
        concluded(content);
        scenario.set(START.plus(Duration.ofMinutes(1530)));
        goRound();
        assertThat(omissions(report.caseNumberOf(first), kind)).isEqualTo(omitted ? 1 : 0);
    }

    private void atTheLaboratory(BiConsumer<SuspectedCaseSteps, String> story) {
        StandIns called = new StandIns(engine, "immediate-report", "isolation", "contact-tracing");
        try {
            SuspectedCaseSteps school = new SuspectedCaseSteps(scenario);
            String caseNumber = school.found("doctor").getBusinessKey();
            school.measuresTaken();
            school.verifiedForFeverClinic();
            school.sentToFeverClinic();
            school.diagnosed("suspected");
            school.transferred();
            story.accept(school, caseNumber);
        } finally {
            called.remove();
        }
    }

    private int omissions(String caseNumber, String kind) {
        return jdbc.sql("select count(*) from clue where rule = 'omitted' and case_number = ? and subject like ? || ' %'")
                .params(caseNumber, kind).query(Integer.class).single();
    }

    private String concluded(Map<String, Object> changes) {
        String origin = report.draftedCheckedAndSigned(SCHOOL, changes);
        report.climbed(COUNTY, PREFECTURE, OFFICE);
        return origin;
    }

    /** As the scheduler would. */
    private void goRound() {
        patrol.execute(null, null);
        scenario.runJobs();
    }

    /** What the patrol has found; the clocks of the steps find their own. */
    private List<Tuple> clues(String origin) {
        return jdbc.sql("select rule, subject, organisation from clue where case_number = ? and rule <> 'overdue' order by subject")
                .param(report.caseNumberOf(origin))
                .query((row, index) -> tuple(row.getString(1), row.getString(2), row.getString(3))).list();
    }
}
