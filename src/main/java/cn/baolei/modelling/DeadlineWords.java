package cn.baolei.modelling;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The deadlines of the decision table {@code deadlines}, in words: 2小时, 5个工作日. */
public final class DeadlineWords {

    private final List<Rule> rules;
    private final List<String> outputs;

    public DeadlineWords(DmnModelInstance table) {
        DecisionTable deadlines = table.getModelElementsByType(DecisionTable.class).iterator().next();
        rules = List.copyOf(deadlines.getRules());
        outputs = deadlines.getOutputs().stream().map(Output::getName).toList();
    }

    /** By the first rule that applies whatever the severity; several limits by severity are given as a range. */
    public String of(String process, String step) {
        List<String> terms = new ArrayList<>();
        for (Rule rule : rules) {
            if (accepts(rule, 0, process) && accepts(rule, 1, step)) {
                terms.add(term(rule));
                if (entry(rule, 2).isEmpty()) {
                    break;
                }
            }
        }
        return String.join("／", terms.stream().distinct().toList());
    }

    private static boolean accepts(Rule rule, int input, String value) {
        return entry(rule, input).map(('"' + value + '"')::equals).orElse(true);
    }

    private static Optional<String> entry(Rule rule, int input) {
        return Optional.of(List.copyOf(rule.getInputEntries()).get(input).getText().getTextContent().strip()).filter(text -> !text.isEmpty());
    }

    private String term(Rule rule) {
        String due = output(rule, "dueAfter");
        if (output(rule, "mode").equals("working-days")) {
            Period period = Period.parse(due);
            return period.toTotalMonths() > 0 ? period.toTotalMonths() + "个月" : period.getDays() + "个工作日";
        }
        if (!due.contains("T")) {
            Period period = Period.parse(due);
            return period.toTotalMonths() > 0 ? period.toTotalMonths() + "个月" : period.getDays() + "日";
        }
        Duration duration = Duration.parse(due);
        return (duration.toHours() > 0 ? duration.toHours() + "小时" : "") + (duration.toMinutesPart() > 0 ? duration.toMinutesPart() + "分钟" : "");
    }

    private String output(Rule rule, String name) {
        return List.copyOf(rule.getOutputEntries()).get(outputs.indexOf(name)).getText().getTextContent().replace("\"", "").strip();
    }
}
