package cn.baolei.template;

import cn.baolei.clue.ClueLabel;
import cn.baolei.modelling.Clauses;
import cn.baolei.modelling.DeadlineWords;
import cn.baolei.notification.Template;
import cn.baolei.organisation.Role;
import cn.baolei.reporting.ReportKind;
import cn.baolei.routing.Place;
import cn.baolei.taskwork.SigningRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;

/** The choices that the engine's own declarations give. */
final class Vocabulary {

    /** They never get case data (docs/modelling.md). */
    private static final EnumSet<Role> WITHOUT_CASES = EnumSet.of(Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR);
    private static final int LEVELS_ABOVE = 2;

    private final Diagrams diagrams;

    Vocabulary(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    List<Choice> roles() {
        return officials().map(role -> new Choice(role.code(), role.label())).toList();
    }

    /** Single roles, and what the diagrams have together. */
    List<Choice> roleLists(Stream<String> inUse) {
        Map<String, String> labels = officials().collect(Collectors.toMap(Role::code, Role::label));
        return Stream.concat(roles().stream(), together(inUse, labels::get)).toList();
    }

    /** A comma-separated list of role codes. */
    static String roleListPattern() {
        String role = officials().map(Role::code).collect(Collectors.joining("|", "(", ")"));
        return "^" + role + "(," + role + ")*$";
    }

    static String roleWords() {
        return officials().map(role -> role.code() + " " + role.label()).collect(Collectors.joining("，"));
    }

    /** Where a single role is sought. */
    List<Choice> places(Place.Kind... except) {
        return Arrays.stream(Place.Kind.values()).filter(kind -> !List.of(except).contains(kind)).flatMap(kind -> kind == Place.Kind.SUPERIOR
                ? Stream.of(choice(kind), new Choice(kind.word() + "-" + LEVELS_ABOVE, kind.label() + "的" + kind.label())) : Stream.of(choice(kind)))
                .toList();
    }

    /** Every step of the decision table, with its term in each procedure. */
    List<Choice> deadlines() {
        DmnModelInstance table = Dmn.readModelFromFile(Path.of("processes/decisions/deadlines.dmn").toFile());
        DeadlineWords words = new DeadlineWords(table);
        Map<String, Collection<String>> steps = new LinkedHashMap<>();
        for (Rule rule : table.getModelElementsByType(Rule.class)) {
            String step = input(rule, 1);
            if (!step.isEmpty()) {
                String process = input(rule, 0);
                Collection<String> known = steps.computeIfAbsent(step, key -> new LinkedHashSet<>());
                known.add(process.isEmpty() ? "通用：" + words.of("", step) : stepOf(process, step) + "：" + words.of(process, step));
            }
        }
        return steps.entrySet().stream().map(step -> new Choice(step.getKey(), String.join("；", step.getValue()))).toList();
    }

    private String stepOf(String process, String step) {
        return diagrams.elements().filter(drawn -> drawn.process().equals(process) && step.equals(drawn.properties().get("deadline")))
                .map(Diagrams.Drawn::words).findFirst().orElse(process + " " + step);
    }

    private static String input(Rule rule, int index) {
        return List.copyOf(rule.getInputEntries()).get(index).getText().getTextContent().replace("\"", "").strip();
    }

    /** No clause, each clause, and what the diagrams have together. */
    List<Choice> clauses() {
        Map<String, String> clauses = Clauses.all();
        Stream<Choice> single = clauses.entrySet().stream().map(clause -> new Choice(clause.getKey(), clause.getKey() + " " + clause.getValue()));
        Stream<String> inUse = diagrams.elements().map(drawn -> drawn.properties().getOrDefault("notice", ""));
        return Stream.of(Stream.of(new Choice("", "通知没有规定")), single, together(inUse, clause -> clause)).flatMap(Function.identity()).toList();
    }

    static List<Choice> orNone(List<Choice> choices, String none) {
        return Stream.concat(Stream.of(new Choice("", none)), choices.stream()).toList();
    }

    List<Choice> notifications() {
        return Arrays.stream(Template.values()).filter(Template::isForDiagrams)
                .map(template -> new Choice(template.code(), subject(template.code()))).toList();
    }

    private static String subject(String template) {
        try (InputStream text = Template.class.getResourceAsStream("/notifications/" + template + ".txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElseThrow().replace("主题: ", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Choice> clueRules() {
        return Arrays.stream(ClueLabel.values()).map(label -> new Choice(label.rule(), label.label())).toList();
    }

    List<Choice> reportKinds() {
        return Arrays.stream(ReportKind.values()).map(kind -> new Choice(kind.code(), kind.label())).toList();
    }

    List<Choice> signingRules() {
        return Stream.concat(Stream.of(new Choice("", "不要求会签")), Arrays.stream(SigningRule.values())
                .map(rule -> new Choice(rule.code(), "会签，" + rule.label()))).toList();
    }

    private static Stream<Choice> together(Stream<String> inUse, Function<String, String> label) {
        return inUse.filter(value -> value.contains(",")).distinct().sorted()
                .map(value -> new Choice(value, Stream.of(value.split(",")).map(String::strip).map(label).collect(Collectors.joining("、"))));
    }

    private static Stream<Role> officials() {
        return Arrays.stream(Role.values()).filter(role -> !WITHOUT_CASES.contains(role));
    }

    private static Choice choice(Place.Kind kind) {
        return new Choice(kind.word(), kind.label());
    }
}
