package cn.baolei.reporting;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 报上级: the report leaves the unit that wrote it. */
@ProcessBean("sendReportUpward")
class SendReportUpward implements JavaDelegate {

    private final ReportClimb climb;
    private final ReportInstances instances;

    SendReportUpward(ReportClimb climb, ReportInstances instances) {
        this.climb = climb;
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        climb.sendOut(execution.getProcessInstanceId()).ifPresent(instances::start);
    }
}
