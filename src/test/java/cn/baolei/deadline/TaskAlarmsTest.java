package cn.baolei.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock of a task: 核对 of a report, reminded after 10 minutes, due after 15, supervised after 30 (table deadlines). */
@ProcessTest
class TaskAlarmsTest {

    private static final Instant START = Instant.parse("2020-04-01T00:00:00Z");
    private static final String CHECKER = "yanshi-shiyan.office-director";

    @Autowired
    private Scenario scenario;
    @Autowired
    private JdbcClient jdbc;

    private Task task;

    @BeforeEach
    void prepare() {
        scenario.set(START);
        scenario.as("yanshi-shiyan.reporter").starts("immediate-report", Map.of("reportKind", "first", "subject", "一名学生发热待查",
                "discoveredAt", "2020-04-01T08:00+08:00"));
        scenario.as("yanshi-shiyan.reporter").completes("draftReport", Map.of("place", "教学楼", "reportSummary", "一名学生发热，已就地隔离",
                "suspectedCount", 1, "confirmedCount", 0, "closeContactCount", 0, "isolatedCount", 1, "reportMeasures", "就地隔离",
                "contactPost", "值班员"));
        task = scenario.as(CHECKER).task("checkReport");
    }

    @Test
    void should_TellTheHoldersOfThePost_When_TaskIsNew() {
        assertThat(task.getDueDate()).isEqualTo(START.plus(Duration.ofMinutes(15)));
        assertThat(told("task-assigned")).containsExactly(CHECKER);
        assertThat(told("task-reminder")).isEmpty();
    }

    @Test
    void should_RemindChaseAndSupervise_When_NobodyActs() {
        scenario.advance(Duration.ofMinutes(10));
        assertThat(told("task-reminder")).containsExactly(CHECKER);
        assertThat(told("task-overdue")).isEmpty();

        scenario.advance(Duration.ofMinutes(5));
        assertThat(told("task-overdue")).containsExactly(CHECKER);
        assertThat(told("task-supervised")).isEmpty();

        scenario.advance(Duration.ofMinutes(15));
        assertThat(told("task-supervised")).containsExactly("yanshi-shiyan.secretary");
    }

    @Test
    void should_BeSilent_When_TaskWasDoneInTime() {
        scenario.as(CHECKER).completes("checkReport", Map.of("checkDecision", "pass"));
        scenario.advance(Duration.ofMinutes(45));
        assertThat(told("task-reminder")).isEmpty();
        assertThat(told("task-overdue")).isEmpty();
        assertThat(told("task-supervised")).isEmpty();
    }

    private List<String> told(String template) {
        return jdbc.sql("select recipient from notification where template = ? and task_id = ? and channel = 'inbox' order by recipient")
                .params(template, task.getId()).query(String.class).list();
    }
}
