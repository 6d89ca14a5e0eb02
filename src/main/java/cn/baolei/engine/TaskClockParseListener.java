package cn.baolei.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Gives every user task its clock: a reminder, a 催办 when it is due, a 督办 after that and at last a clue, as the engine's own
 * timeout listeners, so that nobody has to draw four timers on every task.
 */
class TaskClockParseListener extends AbstractBpmnParseListener {

    private static final List<String> LAST_TO_FIRST = List.of("clue", "supervise", "chase", "remind");

    private final ExpressionManager expressions;

    TaskClockParseListener(ExpressionManager expressions) {
        this.expressions = expressions;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        UserTaskActivityBehavior behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
        Map<String, TimerDeclarationImpl> clocks = new HashMap<>();
        TaskClock next = null;
        for (String name : LAST_TO_FIRST) {
            TaskClock clock = new TaskClock(name, name.equals("remind"), next, activity, expressions);
            clocks.put(name, clock);
            behavior.getTaskDefinition().addTimeoutTaskListener(name, clock);
            next = clock;
        }
        activity.setScope(true);
        activity.setEventScope(activity);
        // Beside those a diagram may declare itself.
        var declared = activity.getProperties().get(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS);
        if (declared != null && declared.containsKey(activity.getId())) {
            declared.get(activity.getId()).putAll(clocks);
        } else {
            activity.getProperties().putMapEntry(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS, activity.getId(), clocks);
        }
    }
}
