package cn.baolei.reporting;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 比对时间和数字: writes the inputs of the decision table {@code report-integrity}. */
@ProcessBean("measureReport")
class MeasureReport implements JavaDelegate {

    private final ReportIntegrity integrity;

    MeasureReport(ReportIntegrity integrity) {
        this.integrity = integrity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        IntegrityFacts facts = integrity.measure(execution.getProcessInstanceId());
        execution.setVariable("minutesToSend", facts.minutesToSend());
        execution.setVariable("resultKind", facts.resultKind());
        execution.setVariable("minutesResultUnreported", facts.minutesResultUnreported());
        execution.setVariable("loweredBy", facts.loweredBy());
    }
}
