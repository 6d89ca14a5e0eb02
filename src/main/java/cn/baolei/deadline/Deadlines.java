package cn.baolei.deadline;

import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * The clocks of a step, from its property {@code deadline}. All times are counted from the moment the step begins. The decision
 * table is asked once for each user task, when it is entered; the engine attaches {@code remind}, {@code chase}, {@code supervise}
 * and {@code clue} to every user task. Any other activity may name {@code due}, {@code skipAt} or {@code cycle} in a drawn timer.
 */
@ProcessBean("deadlines")
public class Deadlines {

    private final DeadlineTable table;
    private final Scheduling scheduling;
    private final ScheduleTable schedules;
    private final TaskAlarms alarms;
    private final Supervisors supervisors;
    private final SupervisionOrders orders;
    private final OverdueClues clues;
    private final Clock clock;

    Deadlines(DeadlineTable table, Scheduling scheduling, ScheduleTable schedules, TaskAlarms alarms, Supervisors supervisors,
              SupervisionOrders orders, OverdueClues clues, Clock clock) {
        this.table = table;
        this.scheduling = scheduling;
        this.schedules = schedules;
        this.alarms = alarms;
        this.supervisors = supervisors;
        this.orders = orders;
        this.clues = clues;
        this.clock = clock;
    }

    /** When the step is due. */
    public Date due(DelegateExecution execution) {
        return Date.from(scheduleOf(execution).dueAt());
    }

    public Date remindAt(DelegateExecution execution) {
        return Date.from(scheduleOf(execution).remindAt());
    }

    public Date chaseAt(DelegateExecution execution) {
        return due(execution);
    }

    public Date superviseAt(DelegateExecution execution) {
        return Date.from(scheduleOf(execution).superviseAt());
    }

    public Date clueAt(DelegateExecution execution) {
        return Date.from(scheduleOf(execution).clueAt());
    }

    /** When an unanswered level is passed over (越级报送): as long as its superior would wait before 督办. */
    public Date skipAt(DelegateExecution execution) {
        return superviseAt(execution);
    }

    /** Something to be done again and again while the step lasts: every {@code dueAfter}, as a repeating interval. */
    public String cycle(DelegateExecution execution) {
        Deadline deadline = deadlineOf(execution);
        return scheduling.cycle(deadline, deadline.dueAfter());
    }

    public void remind(DelegateTask task) {
        alarms.remind(task);
    }

    public void chase(DelegateTask task) {
        alarms.chase(task);
    }

    public void supervise(DelegateTask task) {
        Schedule schedule = scheduleOf(task.getExecution());
        Supervisor supervisor = supervisors.of(task, schedule);
        alarms.supervise(task, supervisor);
        orders.order(task, schedule, supervisor);
    }

    public void clue(DelegateTask task) {
        clues.open(task, scheduleOf(task.getExecution()));
    }

    private Schedule scheduleOf(DelegateExecution execution) {
        if (!(execution.getBpmnModelElementInstance() instanceof UserTask)) {
            return scheduling.schedule(deadlineOf(execution), now());
        }
        return schedules.find(execution.getId()).orElseGet(() -> enter(execution));
    }

    private Schedule enter(DelegateExecution execution) {
        Schedule schedule = scheduling.schedule(deadlineOf(execution), now());
        schedules.add(execution.getId(), ModelProperties.processKeyOf(execution), execution.getCurrentActivityId(), schedule);
        return schedule;
    }

    private Deadline deadlineOf(DelegateExecution execution) {
        return table.find(ModelProperties.processKeyOf(execution), ModelProperties.of(execution).get("deadline"),
                (String) execution.getVariable("severity"));
    }

    private Instant now() {
        return clock.instant();
    }
}
