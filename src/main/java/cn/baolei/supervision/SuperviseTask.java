package cn.baolei.supervision;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Start 有事项逾期未办: the 督办 clock of a task has gone off. */
@ProcessBean("superviseTask")
class SuperviseTask implements ExecutionListener {

    private final SupervisionTable supervisions;

    SuperviseTask(SupervisionTable supervisions) {
        this.supervisions = supervisions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        supervisions.add(new Supervision(execution.getProcessInstanceId(), execution.getProcessBusinessKey(),
                (String) execution.getVariable("supervisedTask"), execution.getTenantId(),
                (String) execution.getVariable("supervisedOrganisation"), (String) execution.getVariable("supervisedMatter")));
    }
}
