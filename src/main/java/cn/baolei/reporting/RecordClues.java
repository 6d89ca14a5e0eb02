package cn.baolei.reporting;

import cn.baolei.engine.ProcessBean;
import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 记录线索: from {@code reportFaults}, the outcome of the decision table. */
@ProcessBean("recordClues")
class RecordClues implements JavaDelegate {

    private final Clues clues;
    private final ReportVariables variables;

    RecordClues(Clues clues, ReportVariables variables) {
        this.clues = clues;
        this.variables = variables;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Collection<?> faults = (Collection<?>) execution.getVariable("reportFaults");
        execution.setVariable("clueFacts", variables.table(clues.record(execution.getProcessInstanceId(),
                faults.stream().map(String::valueOf).map(Fault::ofCode).toList())));
    }
}
