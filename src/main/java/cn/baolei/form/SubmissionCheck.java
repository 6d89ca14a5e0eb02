package cn.baolei.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** No task is completed and no case started with what its form does not allow, whichever door the values came through. */
@Component
class SubmissionCheck {

    private final DeployedForms forms;
    private final FormValidator validator;

    SubmissionCheck(DeployedForms forms, FormValidator validator) {
        this.forms = forms;
        this.validator = validator;
    }

    @EventListener
    public void onTask(DelegateTask task) {
        if (TaskListener.EVENTNAME_COMPLETE.equals(task.getEventName()) || isHandedBack(task)) {
            forms.of(task).ifPresent(form -> check(form, task));
        }
    }

    /** 委派, 后加签: what the entrusted person submitted goes to the owner, and is checked like any other submission. */
    private static boolean isHandedBack(DelegateTask task) {
        return TaskListener.EVENTNAME_UPDATE.equals(task.getEventName())
                && ((Task) task).getDelegationState() == DelegationState.RESOLVED;
    }

    @EventListener
    public void onExecution(DelegateExecution execution) {
        if (ExecutionListener.EVENTNAME_START.equals(execution.getEventName()) && isInstanceItself(execution)) {
            forms.ofStart(execution).ifPresent(form -> check(form, execution));
        }
    }

    /** The instance itself begins: what was submitted is set, and no step has been entered. */
    private static boolean isInstanceItself(DelegateExecution execution) {
        String entered = execution.getActivityInstanceId();
        return entered == null || entered.equals(execution.getProcessInstanceId());
    }

    private void check(FormDefinition form, VariableScope variables) {
        Map<String, Object> values = new HashMap<>();
        for (String name : form.variableNames()) {
            values.put(name, variables.getVariable(name));
        }
        List<Violation> violations = validator.validate(form, values);
        if (!violations.isEmpty()) {
            throw new InvalidFormInput(violations);
        }
    }
}
