package cn.baolei.reporting;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 退回补正: the unit that wrote the report takes it up again. */
@ProcessBean("returnReport")
class ReturnReport implements JavaDelegate {

    private final ReportClimb climb;
    private final ReportInstances instances;

    ReturnReport(ReportClimb climb, ReportInstances instances) {
        this.climb = climb;
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean highest = Boolean.TRUE.equals(execution.getVariable("highestLevel"));
        String reason = ReportVariables.text(execution, highest ? "readReturnReason" : "reviewReturnReason");
        climb.sendBack(ReportVariables.number(execution), ReportVariables.version(execution), execution.getTenantId(), reason)
                .ifPresent(report -> instances.sendBack(report, execution.getTenantId(), reason));
    }
}
