package cn.baolei.tracing;

import cn.baolei.engine.ProcessBean;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.spin.json.SpinJsonNode;

/** Keeps the outcome of one contact's observation when it has ended; says nothing where it was cancelled. */
@ProcessBean("recordContactOutcome")
class RecordContactOutcome implements ExecutionListener {

    private final OutcomeTable outcomes;

    RecordContactOutcome(OutcomeTable outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String outcome = (String) execution.getVariableLocal("isolationOutcome");
        if (outcome == null || outcome.isEmpty()) {
            return;
        }
        SpinJsonNode contact = (SpinJsonNode) execution.getVariable("contact");
        Date releasedAt = execution.getVariableLocal("releasedAt") instanceof Date date ? date : null;
        outcomes.add(execution.getProcessInstanceId(), contact.prop("no").numberValue().intValue(),
                new OutcomeTable.Outcome(outcome, releasedAt == null ? null : releasedAt.toInstant()));
    }
}
