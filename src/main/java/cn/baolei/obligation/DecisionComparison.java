package cn.baolei.obligation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;

/**
 * A decision table that a duty asks: everything asked is still asked, no rule is gone, every answer can still be given. The figures in
 * its conditions follow the state of medicine and stay open.
 */
final class DecisionComparison {

    private DecisionComparison() {
    }

    /** @param duty a step that asks the table */
    static List<Loss> losses(Duty duty, DmnModelInstance inForce, DmnModelInstance proposed) {
        DecisionTable before = table(inForce);
        DecisionTable now = table(proposed);
        String name = Elements.name(inForce.getModelElementsByType(Decision.class).iterator().next());
        List<Loss> losses = new ArrayList<>();
        missing(inputs(before), inputs(now)).forEach(input -> losses.add(loss(duty, name, "不再问“" + input + "”")));
        missing(outputs(before), outputs(now)).forEach(output -> losses.add(loss(duty, name, "不再给出“" + output + "”")));
        if (!Objects.equals(before.getHitPolicy(), now.getHitPolicy()) || !Objects.equals(before.getAggregation(), now.getAggregation())) {
            losses.add(loss(duty, name, "的命中策略被改动"));
        }
        Set<String> rules = now.getRules().stream().map(rule -> rule.getId()).collect(Collectors.toSet());
        before.getRules().stream().filter(rule -> !rules.contains(rule.getId())).forEach(rule -> losses.add(loss(duty, name, "的规则“"
                + (rule.getDescription() == null ? rule.getId() : rule.getDescription().getTextContent().strip()) + "”被删除")));
        missing(answers(before), answers(now)).forEach(answer -> losses.add(loss(duty, name, "不再能得出结论“" + answer + "”")));
        return losses;
    }

    private static DecisionTable table(DmnModelInstance model) {
        return model.getModelElementsByType(DecisionTable.class).iterator().next();
    }

    private static Set<String> missing(Set<String> before, Set<String> now) {
        return before.stream().filter(word -> !now.contains(word)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> inputs(DecisionTable table) {
        return table.getInputs().stream().map(input -> DeadlineRows.text(input.getInputExpression().getText()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> outputs(DecisionTable table) {
        return table.getOutputs().stream().map(Output::getName).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> answers(DecisionTable table) {
        return table.getRules().stream().flatMap(rule -> rule.getOutputEntries().stream()).map(entry -> DeadlineRows.text(entry.getText()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Loss loss(Duty duty, String table, String what) {
        return new Loss(duty.id(), table, duty.clauses(), "决策表“" + table + "”" + what + "。“" + duty.name() + "”按它办理。" + duty.source());
    }
}
