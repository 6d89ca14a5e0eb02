package cn.baolei.reporting;

import cn.baolei.engine.ProcessBean;
import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 记录线索: from {@code reportFaults}, the outcome of the decision table. */
@ProcessBean("recordClues")
class RecordClues implements JavaDelegate {

    private final FaultRecord faults;
    private final ReportVariables variables;

    RecordClues(FaultRecord faults, ReportVariables variables) {
        this.faults = faults;
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Collection<?> found = (Collection<?>) execution.getVariable("reportFaults");
        execution.setVariable("clueFacts", variables.table(faults.record(execution.getProcessInstanceId(),
                found.stream().map(String::valueOf).map(Fault::ofCode).toList())));
    }
}
