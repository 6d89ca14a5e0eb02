package cn.baolei.reporting;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 反馈批示: the province's answer goes back to the unit that reported. */
@ProcessBean("concludeReport")
class ConcludeReport implements JavaDelegate {

    private final ReportClimb climb;
    private final ReportInstances instances;

    ConcludeReport(ReportClimb climb, ReportInstances instances) {
        this.climb = climb;
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String instruction = "instruct".equals(execution.getVariable("readDecision"))
                ? ReportVariables.text(execution, "readInstruction") : "已阅";
        climb.conclude(ReportVariables.number(execution), ReportVariables.version(execution), instruction)
                .ifPresent(report -> instances.conclude(report, instruction));
    }
}
