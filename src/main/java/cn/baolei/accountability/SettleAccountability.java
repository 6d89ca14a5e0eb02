package cn.baolei.accountability;

import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** How a case stands or ended, from the property {@code outcome} of the end event. */
@ProcessBean("settleAccountability")
class SettleAccountability implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable("accountabilityOutcome", ModelProperties.of(execution).get("outcome"));
    }
}
