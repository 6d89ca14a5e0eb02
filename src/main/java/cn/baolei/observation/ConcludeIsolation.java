package cn.baolei.observation;

import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Tells the caller how it ended, from the property {@code outcome} of the end event. */
@ProcessBean("concludeIsolation")
class ConcludeIsolation implements ExecutionListener {

    private final Clock clock;

    ConcludeIsolation(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String outcome = ModelProperties.of(execution).get("outcome");
        execution.setVariable("isolationOutcome", outcome);
        if (outcome.equals("released")) {
            execution.setVariable("releasedAt", Date.from(clock.instant()));
        }
    }
}
