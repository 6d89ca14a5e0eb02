package cn.baolei.obligation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** The decision table {@code deadlines}, whose conditions are words and nothing else, so that its answers can be looked up. */
final class DeadlineRows {

    /**
     * @param words  input → the words it may be; an input that may be anything is missing
     * @param plain  whether all conditions are words
     * @param answer output → value, without quotes
     */
    record Row(String id, Map<String, Set<String>> words, boolean plain, Map<String, String> answer) {

        private boolean accepts(Map<String, String> question) {
            return words.entrySet().stream().allMatch(entry -> entry.getValue().contains(question.getOrDefault(entry.getKey(), "")));
        }
    }

    static final String TABLE = "deadlines";
    private static final Pattern WORD = Pattern.compile("\\s*\"([^\"]*)\"\\s*(,|$)");

    private final boolean first;
    private final List<String> inputs;
    private final List<Row> rows = new ArrayList<>();

    DeadlineRows(DmnModelInstance model) {
        DecisionTable table = model.getModelElementsByType(DecisionTable.class).iterator().next();
        first = table.getHitPolicy() == HitPolicy.FIRST;
        inputs = table.getInputs().stream().map(input -> text(input.getInputExpression().getText())).toList();
        List<String> outputs = table.getOutputs().stream().map(output -> output.getName()).toList();
        table.getRules().forEach(rule -> rows.add(row(rule, outputs)));
    }

    private Row row(Rule rule, List<String> outputs) {
        Map<String, Set<String>> words = new HashMap<>();
        boolean plain = true;
        List<String> conditions = rule.getInputEntries().stream().map(entry -> text(entry.getText())).toList();
        for (int i = 0; i < conditions.size(); i++) {
            String condition = conditions.get(i);
            if (!condition.isEmpty() && !condition.equals("-")) {
                Set<String> allowed = words(condition);
                plain &= !allowed.isEmpty();
                words.put(inputs.get(i), allowed);
            }
        }
        List<String> values = rule.getOutputEntries().stream().map(entry -> text(entry.getText()).replace("\"", "")).toList();
        Map<String, String> answer = new HashMap<>();
        IntStream.range(0, values.size()).forEach(i -> answer.put(outputs.get(i), values.get(i)));
        return new Row(rule.getId(), words, plain, answer);
    }

    /** Empty when it is not a list of words. */
    private static Set<String> words(String condition) {
        Set<String> words = new LinkedHashSet<>();
        Matcher word = WORD.matcher(condition);
        int end = 0;
        while (end < condition.length() && word.find(end) && word.start() == end) {
            words.add(word.group(1));
            end = word.end();
        }
        return end == condition.length() ? words : Set.of();
    }

    static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    boolean isAskedAlike(DeadlineRows other) {
        return first && other.first && Set.copyOf(inputs).equals(Set.copyOf(other.inputs)) && inputs.size() == other.inputs.size();
    }

    /** Rows whose conditions are more than words. */
    List<Row> unreadable() {
        return rows.stream().filter(row -> !row.plain).toList();
    }

    Set<String> words(String process, String step, String input) {
        Set<String> words = new LinkedHashSet<>();
        rows.stream().filter(row -> row.words.getOrDefault("process", Set.of(process)).contains(process)
                        && row.words.getOrDefault("step", Set.of(step)).contains(step))
                .forEach(row -> words.addAll(row.words.getOrDefault(input, Set.of())));
        return words;
    }

    Optional<Row> find(Map<String, String> question) {
        return rows.stream().filter(row -> row.accepts(question)).findFirst();
    }
}
