package cn.baolei.deadline;

import cn.baolei.organisation.Role;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The decision table {@code deadlines}, which a process owner changes without a developer. */
@Component
class DeadlineTable {

    private static final String KEY = "deadlines";

    /** @param version of the table; a new one brings new answers */
    private record Question(String version, String process, String step, String severity) {
    }

    private final DecisionService decisions;
    private final RepositoryService repository;
    /** Reading the whole table takes longer than anything else in the making of a task, and each task asks four times. */
    private final Map<Question, Deadline> answers = new ConcurrentHashMap<>();

    DeadlineTable(@Lazy DecisionService decisions, @Lazy RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    /** @param severity of the case; null when it has none */
    Deadline find(String process, String step, String severity) {
        String version = repository.createDecisionDefinitionQuery().decisionDefinitionKey(KEY).latestVersion().singleResult().getId();
        return answers.computeIfAbsent(new Question(version, process, step, severity),
                question -> read(version, process, step, severity));
    }

    private Deadline read(String version, String process, String step, String severity) {
        DmnDecisionRuleResult row = decisions.evaluateDecisionTableById(version, Variables.createVariables()
                .putValue("process", process).putValue("step", step).putValue("severity", severity)).getSingleResult();
        return new Deadline(span(row, "remindAfter"), span(row, "dueAfter"), span(row, "superviseAfter"), span(row, "clueAfter"),
                Mode.ofCode(row.getEntry("mode")), Role.ofCode(row.getEntry("escalateRole")).orElseThrow(),
                row.getEntry("escalatePlace"));
    }

    private static Span span(DmnDecisionRuleResult row, String output) {
        return Span.of(row.getEntry(output));
    }
}
