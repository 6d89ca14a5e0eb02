package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The patrol goes round without being asked. */
@ProcessTest
@Import(ReportScenario.class)
@TestPropertySource(properties = "baolei.reporting.patrol=FIXED_DELAY|1s")
class PatrolByItselfTest {

    @Autowired
    Scenario scenario;
    @Autowired
    ReportScenario report;
    @Autowired
    JdbcClient jdbc;

    @Test
    void should_OpenAClue_When_AReportIsNeverWritten() {
        scenario.set(ReportScenario.START);
        String origin = report.started(ReportScenario.SCHOOL + ".reporter", Map.of());
        scenario.set(ReportScenario.START.plus(Duration.ofMinutes(121)));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(jdbc.sql("select count(*) from clue where rule = 'late' and case_number = ?")
                .param(report.caseNumberOf(origin)).query(Integer.class).single()).isEqualTo(1));
    }
}
