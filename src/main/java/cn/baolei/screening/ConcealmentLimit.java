package cn.baolei.screening;

import java.time.Duration;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The decision table {@code screening-concealment}: how long after its registration an exception may be without a case. */
@Component
class ConcealmentLimit {

    private final DecisionService decisions;

    ConcealmentLimit(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    Duration of(Health health) {
        Number hours = decisions.evaluateDecisionTableByKey("screening-concealment",
                Variables.createVariables().putValue("health", health.code())).getSingleEntry();
        return Duration.ofHours(hours.longValue());
    }
}
