package cn.baolei.deadline;

import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * The clocks of a user task, from its property {@code deadline}. All times are counted from the moment the step begins; the
 * engine attaches {@code remind}, {@code chase} and {@code supervise} to every user task.
 */
@ProcessBean("deadlines")
public class Deadlines {

    private final DeadlineTable table;
    private final TaskAlarms alarms;
    private final Clock clock;

    Deadlines(DeadlineTable table, TaskAlarms alarms, Clock clock) {
        this.table = table;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** When the step is due. */
    public Date due(DelegateExecution execution) {
        return after(deadlineOf(execution).dueAfter());
    }

    public Date remindAt(DelegateExecution execution) {
        return after(deadlineOf(execution).remindAfter());
    }

    public Date chaseAt(DelegateExecution execution) {
        return due(execution);
    }

    public Date superviseAt(DelegateExecution execution) {
        return after(deadlineOf(execution).superviseAfter());
    }

    /** When an unanswered level is passed over (越级报送): as long as its superior would wait before 督办. */
    public Date skipAt(DelegateExecution execution) {
        return superviseAt(execution);
    }

    /** Something to be done again and again while the step lasts: every {@code dueAfter}, as an ISO 8601 repeating interval. */
    public String cycle(DelegateExecution execution) {
        return "R/" + deadlineOf(execution).dueAfter();
    }

    public void remind(DelegateTask task) {
        alarms.remind(task);
    }

    public void chase(DelegateTask task) {
        alarms.chase(task);
    }

    public void supervise(DelegateTask task) {
        alarms.supervise(task, deadlineOf(task.getExecution()));
    }

    private Deadline deadlineOf(DelegateExecution execution) {
        return table.find(ModelProperties.processKeyOf(execution), ModelProperties.of(execution).get("deadline"),
                (String) execution.getVariable("severity"));
    }

    private Date after(Duration duration) {
        return Date.from(clock.instant().plus(duration));
    }
}
