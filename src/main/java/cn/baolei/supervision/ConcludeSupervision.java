package cn.baolei.supervision;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The ends of a supervision: its outcome is recorded and a rectification that is still open is withdrawn. */
@ProcessBean("concludeSupervision")
class ConcludeSupervision implements ExecutionListener {

    private final SupervisionInstances instances;

    ConcludeSupervision(SupervisionInstances instances) {
        this.instances = instances;
    }

    @Override
    public void notify(DelegateExecution execution) {
        instances.conclude(execution.getProcessInstanceId(), execution.getCurrentActivityId());
    }
}
