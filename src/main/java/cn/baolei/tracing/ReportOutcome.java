package cn.baolei.tracing;

import cn.baolei.engine.ProcessBean;
import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Tells the handing organisation, at exactly the place where it waits, that every accepted contact has an outcome. */
@ProcessBean("reportOutcome")
class ReportOutcome implements JavaDelegate {

    private static final String MESSAGE = "contacts-outcome";

    private final HandoverTable handovers;
    private final OutcomeTable outcomes;

    ReportOutcome(HandoverTable handovers, OutcomeTable outcomes) {
        this.handovers = handovers;
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String id = (String) execution.getVariable("handOverId");
        Collection<OutcomeTable.Outcome> found = outcomes.of(execution.getProcessInstanceId()).values();
        handovers.closed(id, count(found, "released"), count(found, "symptomatic"), count(found, "ended"));
        execution.getProcessEngineServices().getRuntimeService().createMessageCorrelation(MESSAGE)
                .localVariableEquals("handOverId", id).correlate();
    }

    private static int count(Collection<OutcomeTable.Outcome> outcomes, String code) {
        return (int) outcomes.stream().filter(outcome -> outcome.code().equals(code)).count();
    }
}
