package cn.baolei.accountability;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** The rows of the decision table {@code accountability-measures} become the options of the form. */
@ProcessBean("measuresOffered")
class MeasuresOffered implements ExecutionListener {

    private final CaseVariables variables;

    MeasuresOffered(CaseVariables variables) {
        this.variables = variables;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable("measureOptions", variables.json(execution.getVariable("measureRows")));
    }
}
