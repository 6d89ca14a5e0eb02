package cn.baolei.treatment;

import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Tells the caller how it ended, from the property {@code outcome} of the end event. */
@ProcessBean("concludeTreatment")
class ConcludeTreatment implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable("treatmentOutcome", ModelProperties.of(execution).get("outcome"));
    }
}
