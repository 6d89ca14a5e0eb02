package cn.baolei.reporting;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 报上一级. */
@ProcessBean("forwardReport")
class ForwardReport implements JavaDelegate {

    private final ReportClimb climb;
    private final ReportInstances instances;

    ForwardReport(ReportClimb climb, ReportInstances instances) {
        this.climb = climb;
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        climb.forward(ReportVariables.number(execution), ReportVariables.version(execution), execution.getTenantId(),
                execution.getProcessInstanceId()).ifPresent(instances::start);
    }
}
