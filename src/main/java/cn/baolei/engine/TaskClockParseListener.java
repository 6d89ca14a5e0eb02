package cn.baolei.engine;

import java.util.HashMap;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.task.listener.ExpressionTaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Gives every user task its clock: a reminder, a 催办 when it is due and a 督办 after that, as the engine's own timeout listeners,
 * so that nobody has to draw three timers on every task. When they fire and what they do is said by the bean {@code deadlines}.
 */
class TaskClockParseListener extends AbstractBpmnParseListener {

    private static final List<String> CLOCKS = List.of("remind", "chase", "supervise");

    private final ExpressionManager expressions;

    TaskClockParseListener(ExpressionManager expressions) {
        this.expressions = expressions;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        UserTaskActivityBehavior behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
        HashMap<String, TimerDeclarationImpl> timers = new HashMap<>();
        for (String clock : CLOCKS) {
            timers.put(clock, timer(activity, clock));
            behavior.getTaskDefinition().addTimeoutTaskListener(clock,
                    new ExpressionTaskListener(expressions.createExpression("${deadlines." + clock + "(task)}")));
        }
        activity.setScope(true);
        activity.setEventScope(activity);
        // Beside those a diagram may declare itself.
        var declared = activity.getProperties().get(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS);
        if (declared != null && declared.containsKey(activity.getId())) {
            declared.get(activity.getId()).putAll(timers);
        } else {
            activity.getProperties().putMapEntry(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS, activity.getId(), timers);
        }
    }

    private TimerDeclarationImpl timer(ActivityImpl activity, String clock) {
        TimerDeclarationImpl timer = new TimerDeclarationImpl(
                expressions.createExpression("${deadlines." + clock + "At(execution)}"),
                TimerDeclarationType.DATE, TimerTaskListenerJobHandler.TYPE);
        timer.setActivity(activity);
        timer.setRawJobHandlerConfiguration(activity.getId() + TimerEventJobHandler.JOB_HANDLER_CONFIG_PROPERTY_DELIMITER
                + TimerEventJobHandler.JOB_HANDLER_CONFIG_TASK_LISTENER_PREFIX + clock);
        return timer;
    }
}
