package cn.baolei.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The four clocks of a task, by the hour and by working days, and working days in the engine's own timers. */
@ProcessTest
class TaskClocksTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String REPORTER = "yanshi-shiyan.reporter";

    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private JdbcClient jdbc;
    @Value("classpath:processes/decisions/deadlines.dmn")
    private Resource deadlines;

    private ClockTestProcess process;
    private ProcessInstance instance;

    @BeforeEach
    void deploy() throws IOException {
        process = new ClockTestProcess(engine, deadlines);
    }

    @AfterEach
    void remove() {
        process.remove();
    }

    @Test
    void should_RingEveryClockAtItsTime_When_EveryHourCounts() {
        Instant start = shanghai("2020-01-24T22:00");
        Task task = begin("continuous", start);
        assertThat(task.getDueDate()).isEqualTo(Date.from(start.plus(Duration.ofHours(2))));
        assertRings(task, start.plus(Duration.ofHours(1)), start.plus(Duration.ofHours(2)), start.plus(Duration.ofHours(3)),
                start.plus(Duration.ofHours(5)));
    }

    @ParameterizedTest
    @CsvSource({
        // The Spring Festival of 2020, extended to 2 February.
        "2020-01-22T10:00, 2020-01-23T18:00, 2020-02-03T18:00, 2020-02-04T18:00, 2020-02-06T18:00",
        // Begun on a holiday; the day of the beginning is not counted on a working day either.
        "2020-01-30T09:00, 2020-02-03T18:00, 2020-02-04T18:00, 2020-02-05T18:00, 2020-02-07T18:00",
        // Sunday 26 April is worked for the Labour Day holiday.
        "2020-04-24T23:59, 2020-04-26T18:00, 2020-04-27T18:00, 2020-04-28T18:00, 2020-04-30T18:00",
        // Saturday 12 October 2019 is worked for the National Day holiday.
        "2019-10-10T08:00, 2019-10-11T18:00, 2019-10-12T18:00, 2019-10-14T18:00, 2019-10-16T18:00"})
    void should_RingEveryClockAtTheEndOfAWorkingDay_When_WorkingDaysCount(String start, String remind, String due, String supervise,
                                                                          String clue) {
        Task task = begin("working", shanghai(start));
        assertThat(task.getDueDate()).isEqualTo(Date.from(shanghai(due)));
        assertRings(task, shanghai(remind), shanghai(due), shanghai(supervise), shanghai(clue));
    }

    @Test
    void should_OpenOneClueWithItsFacts_When_TaskStaysOpenAfterSupervision() {
        Task task = begin("continuous", shanghai("2020-02-01T08:30"));
        scenario.advance(Duration.ofHours(80));
        Map<String, Object> clue = jdbc.sql("select rule, case_number, organisation, facts::text as facts from clue where subject = ?")
                .param(task.getId()).query().singleRow();
        assertThat(clue).containsEntry("rule", "overdue").containsEntry("organisation", "yanshi-shiyan")
                .containsEntry("case_number", instance.getBusinessKey());
        assertThat((String) clue.get("facts")).contains("按小时办理", "疫情信息报送员", "2020年2月1日 08:30", "2020年2月1日 10:30", "2020年2月1日 11:30",
                "3小时");
        assertThat(openTimers()).isZero();
    }

    @Test
    void should_StopEveryClock_When_TaskIsDone() {
        Task task = begin("continuous", shanghai("2020-02-01T08:30"));
        scenario.advance(Duration.ofMinutes(90));
        assertThat(openTimers()).isEqualTo(1);
        scenario.as(REPORTER).completes("continuousStep", Map.of());
        scenario.advance(Duration.ofDays(3));
        assertThat(told("task-reminder", task)).containsExactly(REPORTER);
        assertThat(told("task-overdue", task)).isEmpty();
        assertThat(told("task-supervised", task)).isEmpty();
        assertThat(clues(task)).isZero();
    }

    @Test
    void should_AskTheTableOnce_When_EveryClockHasRung() {
        begin("working", shanghai("2020-02-03T08:30"));
        assertThat(openTimers()).as("the clock and the drawn timer").isEqualTo(2);
        scenario.moveTo(shanghai("2020-02-14T18:00"));
        assertThat(engine.getHistoryService().createHistoricDecisionInstanceQuery().decisionDefinitionKey("deadlines")
                .processInstanceId(instance.getId()).count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2027-01-04T09:00, 2027", "2026-12-28T09:00, 2027", "2018-03-05T09:00, 2018"})
    void should_RefuseTheTask_When_HolidaysOfTheYearAreUnknown(String start, String year) {
        scenario.set(shanghai(start));
        assertThatThrownBy(() -> process.start("working")).isInstanceOf(Refusal.class)
                .hasMessageContaining("无法计算" + year + "年的工作日").hasMessageContaining("2019年至2026年");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey("clock-test").count()).isZero();
    }

    @Test
    void should_RefuseTheTask_When_TableCountsHoursInWorkingDays() {
        scenario.set(shanghai("2020-02-03T08:30"));
        assertThatThrownBy(() -> process.start("nonsense")).isInstanceOf(Refusal.class).hasMessageContaining("须为整日");
    }

    @Test
    void should_CountWorkingDaysInTheEnginesTimers_When_ADiagramSaysSo() {
        scenario.set(shanghai("2020-01-22T10:00"));
        instance = process.start("timers");
        scenario.moveTo(shanghai("2020-02-10T18:00"));
        assertThat(rung("stockTimer")).containsExactly(shanghai("2020-01-22T18:00"));
        assertThat(rung("afterDuration")).containsExactly(shanghai("2020-02-03T18:00"));
        assertThat(rung("onDate")).containsExactly(shanghai("2020-02-06T18:00"));
        assertThat(rung("onceMore")).containsExactly(shanghai("2020-01-23T18:00"), shanghai("2020-02-03T18:00"), shanghai("2020-02-04T18:00"));
        assertThat(rung("againAndAgain")).containsExactly(shanghai("2020-02-03T18:00"), shanghai("2020-02-05T18:00"),
                shanghai("2020-02-07T18:00"));
    }

    private Task begin(String kind, Instant start) {
        scenario.set(start);
        instance = process.start(kind);
        return engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    /** Each clock is silent a second before its time and has rung at its time. */
    private void assertRings(Task task, Instant remind, Instant due, Instant supervise, Instant clue) {
        scenario.moveTo(remind.minusSeconds(1));
        assertThat(told("task-reminder", task)).isEmpty();
        scenario.moveTo(remind);
        assertThat(told("task-reminder", task)).containsExactly(REPORTER);
        scenario.moveTo(due.minusSeconds(1));
        assertThat(told("task-overdue", task)).isEmpty();
        scenario.moveTo(due);
        assertThat(told("task-overdue", task)).containsExactly(REPORTER);
        scenario.moveTo(supervise.minusSeconds(1));
        assertThat(told("task-supervised", task)).isEmpty();
        scenario.moveTo(supervise);
        assertThat(told("task-supervised", task)).hasSize(1);
        scenario.moveTo(clue.minusSeconds(1));
        assertThat(clues(task)).isZero();
        scenario.moveTo(clue);
        assertThat(clues(task)).isEqualTo(1);
    }

    private List<String> told(String template, Task task) {
        return jdbc.sql("select recipient from notification where template = ? and task_id = ? and channel = 'inbox' order by recipient")
                .params(template, task.getId()).query(String.class).list();
    }

    private int clues(Task task) {
        return jdbc.sql("select count(*) from clue where rule = 'overdue' and subject = ?").param(task.getId()).query(Integer.class).single();
    }

    private long openTimers() {
        return engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).timers().count();
    }

    private List<Instant> rung(String event) {
        return engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).activityId(event)
                .orderByHistoricActivityInstanceStartTime().asc().list().stream().map(one -> one.getStartTime().toInstant()).toList();
    }

    private static Instant shanghai(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(SHANGHAI).toInstant();
    }
}
