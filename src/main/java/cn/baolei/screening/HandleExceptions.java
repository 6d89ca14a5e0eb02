package cn.baolei.screening;

import cn.baolei.engine.ProcessBean;
import cn.baolei.followup.Origin;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 启动处置和观察: one transaction for each batch of persons. */
@ProcessBean("handleExceptions")
class HandleExceptions implements JavaDelegate {

    private final ExceptionHandling handling;

    HandleExceptions(ExceptionHandling handling) {
        this.handling = handling;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("allHandled", handling.next(execution.getTenantId(), new Origin(execution.getProcessBusinessKey(),
                execution.getProcessInstanceId(), execution.getCurrentActivityId())));
    }
}
