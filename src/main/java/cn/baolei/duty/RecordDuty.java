package cn.baolei.duty;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Listener {@code ${recordDuty}} with field {@code event}: keeps what happened on the shift. It is about whoever completes the
 * task, anywhere else about the person rostered. A new object for each execution, because the engine writes the field into it.
 */
@ProcessBean("recordDuty")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class RecordDuty implements TaskListener, ExecutionListener {

    private final DutyShiftTable shifts;
    private final DutyEvents events;
    private final CurrentUser currentUser;

    private Expression event;

    RecordDuty(DutyShiftTable shifts, DutyEvents events, CurrentUser currentUser) {
        this.shifts = shifts;
        this.events = events;
        this.currentUser = currentUser;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean completed = EVENTNAME_COMPLETE.equals(task.getEventName());
        record(task, completed ? currentUser.id().orElseThrow() : null);
    }

    @Override
    public void notify(DelegateExecution execution) {
        record(execution, null);
    }

    private void record(VariableScope scope, String person) {
        long shift = (Long) scope.getVariable("shiftId");
        events.record(shift, (String) event.getValue(scope), person == null ? shifts.get(shift).officer() : person, null);
    }
}
