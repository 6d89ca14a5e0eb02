package cn.baolei.situation;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The decision table {@code situation-schedule}, which a process owner changes without a developer. */
@Component
class SituationSchedules {

    private static final String KEY = "situation-schedule";

    private final DecisionService decisions;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    SituationSchedules(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    SituationSchedule of(String organisationKind) {
        DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey(KEY,
                Variables.putValue("organisationKind", organisationKind)).getSingleResult();
        return new SituationSchedule(text(row, "startAt").map(LocalTime::parse), row.<Integer>getEntry("everyDays"),
                text(row, "collectWithin").map(Duration::parse), Duration.parse(row.getEntry("expiresAfter")));
    }

    private static Optional<String> text(DmnDecisionRuleResult row, String output) {
        return Optional.of(row.<String>getEntry(output)).filter(value -> !value.isEmpty());
    }
}
