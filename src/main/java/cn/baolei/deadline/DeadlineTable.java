package cn.baolei.deadline;

import cn.baolei.organisation.Role;
import java.time.Duration;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The decision table {@code deadlines}, which a process owner changes without a developer. */
@Component
class DeadlineTable {

    private static final String KEY = "deadlines";

    private final DecisionService decisions;

    DeadlineTable(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    /** @param severity of the case; null when it has none */
    Deadline find(String process, String step, String severity) {
        DmnDecisionRuleResult row = decisions.evaluateDecisionTableByKey(KEY, Variables.createVariables()
                .putValue("process", process).putValue("step", step).putValue("severity", severity)).getSingleResult();
        return new Deadline(duration(row, "remindAfter"), duration(row, "dueAfter"), duration(row, "superviseAfter"),
                Role.ofCode(row.getEntry("escalateRole")).orElseThrow(), row.getEntry("escalatePlace"));
    }

    private static Duration duration(DmnDecisionRuleResult row, String output) {
        return Duration.parse(row.getEntry(output));
    }
}
