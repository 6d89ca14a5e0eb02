package cn.baolei.accountability;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 下达责令: reaches the case below if nobody has decided there meanwhile. */
@ProcessBean("sendStartOrder")
class SendStartOrder implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution.getProcessEngineServices().getRuntimeService().createMessageCorrelation("accountability-start-ordered")
                .processInstanceId(CaseVariables.text(execution, "lowerInstance"))
                .setVariable("orderReason", CaseVariables.text(execution, "orderReason")).correlateAll();
    }
}
