package cn.baolei.release;

import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Tells the caller how it ended, from the property {@code outcome} of the end event. */
@ProcessBean("concludeRelease")
class ConcludeRelease implements ExecutionListener {

    private final Clock clock;

    ConcludeRelease(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String outcome = ModelProperties.of(execution).get("outcome");
        execution.setVariable("releaseOutcome", outcome);
        if (outcome.equals("published")) {
            execution.setVariable("publishedAt", Date.from(clock.instant()));
        }
    }
}
