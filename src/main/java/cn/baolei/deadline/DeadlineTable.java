package cn.baolei.deadline;

import cn.baolei.organisation.Role;
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
        return new Deadline(span(row, "remindAfter"), span(row, "dueAfter"), span(row, "superviseAfter"), span(row, "clueAfter"),
                Mode.ofCode(row.getEntry("mode")), Role.ofCode(row.getEntry("escalateRole")).orElseThrow(),
                row.getEntry("escalatePlace"));
    }

    private static Span span(DmnDecisionRuleResult row, String output) {
        return Span.of(row.getEntry(output));
    }
}
