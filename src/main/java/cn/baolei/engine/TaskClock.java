package cn.baolei.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.listener.ExpressionTaskListener;

/**
 * One alarm of a user task. Only the first of a task's alarms is set when the task begins; each sets the next one when it has
 * gone off, so that an open task costs one timer and not one for each alarm.
 */
class TaskClock extends TimerDeclarationImpl implements TaskListener {

    private final boolean first;
    private final TaskClock next;
    private final ExpressionTaskListener action;

    /**
     * @param name what the bean {@code deadlines} calls it: it says when, by {@code <name>At}, and does it
     * @param next the alarm after this one; null for the last
     */
    TaskClock(String name, boolean first, TaskClock next, ActivityImpl activity, ExpressionManager expressions) {
        super(expressions.createExpression("${deadlines." + name + "At(execution)}"), TimerDeclarationType.DATE,
                TimerTaskListenerJobHandler.TYPE);
        this.first = first;
        this.next = next;
        this.action = new ExpressionTaskListener(expressions.createExpression("${deadlines." + name + "(task)}"));
        setActivity(activity);
        setRawJobHandlerConfiguration(activity.getId() + TimerEventJobHandler.JOB_HANDLER_CONFIG_PROPERTY_DELIMITER
                + TimerEventJobHandler.JOB_HANDLER_CONFIG_TASK_LISTENER_PREFIX + name);
    }

    /** Called by the engine for every alarm it knows of when the task begins. */
    @Override
    public TimerEntity createTimerInstance(ExecutionEntity execution) {
        return first ? createTimer(execution) : null;
    }

    @Override
    public void notify(DelegateTask task) {
        action.notify(task);
        if (next != null) {
            next.createTimer((ExecutionEntity) task.getExecution());
        }
    }
}
