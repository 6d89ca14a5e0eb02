package cn.baolei.caserecord;

import cn.baolei.engine.ProcessBean;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * After 核实: how many days lay between the last exposure and the discovery, for the table {@code case-classification}. A step
 * that is left in another way (终止, 退回) has nothing to count.
 */
@ProcessBean("exposureInterval")
class ExposureInterval implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        execution.setVariable("daysSinceExposure", ChronoUnit.DAYS.between(
                FormTime.dayOf(execution.getVariable("verifiedLastExposureAt")),
                FormTime.dayOf(execution.getVariable("discoveredAt"))));
    }
}
