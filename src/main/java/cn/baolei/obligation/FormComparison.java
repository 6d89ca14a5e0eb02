package cn.baolei.obligation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The form of a duty: what had to be filled in still has to be, within the same limits. */
final class FormComparison {

    private static final Set<String> LOWER_LIMITS = Set.of("min", "minLength");
    private static final Set<String> UPPER_LIMITS = Set.of("max", "maxLength");

    /**
     * A component with the groups around it.
     *
     * @param hidden conditions under which it, or a group around it, is not shown
     */
    private record Field(JsonNode schema, String key, List<String> hidden) {

        String label() {
            return Stream.of("label", "dateLabel", "timeLabel").map(name -> schema.path(name).asText()).filter(text -> !text.isBlank())
                    .findFirst().orElse(key);
        }

        boolean isShownOnly() {
            return schema.path("disabled").asBoolean(false) || schema.path("readonly").asBoolean(false);
        }

        boolean isRequired() {
            return !isShownOnly() && schema.path("validate").path("required").asBoolean(false);
        }

        JsonNode rule(String name) {
            return schema.path("validate").path(name);
        }
    }

    private FormComparison() {
    }

    static List<Loss> losses(Duty duty, JsonNode inForce, JsonNode proposed) {
        Map<String, Field> now = fields(proposed, "", List.of());
        return fields(inForce, "", List.of()).values().stream().filter(Field::isRequired).flatMap(field -> Optional.ofNullable(
                now.get(field.key)).map(kept -> changes(field, kept)).orElse(List.of("被删除")).stream()
                .map(what -> new Loss(field.key, field.label(), duty.clauses(), "“" + duty.name() + "”的表单中，必填的“" + field.label() + "”"
                        + what + "。“" + duty.name() + "”" + "落实" + Duty.quoted(duty.clauses()) + "，须保留。"))).toList();
    }

    private static Map<String, Field> fields(JsonNode parent, String path, List<String> hidden) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (JsonNode schema : parent.path("components")) {
            String hide = schema.path("conditional").path("hide").asText().strip();
            List<String> all = Stream.concat(hidden.stream(), Stream.of(hide).filter(condition -> !condition.isEmpty())).toList();
            String key = schema.path("key").asText();
            if (!key.isBlank() && !schema.has("components")) {
                fields.putIfAbsent(path + key, new Field(schema, path + key, all));
            }
            String inner = schema.path("path").asText();
            fields(schema, inner.isBlank() ? path : path + inner + ".", all).forEach(fields::putIfAbsent);
        }
        return fields;
    }

    private static List<String> changes(Field before, Field now) {
        List<String> changes = new ArrayList<>();
        if (!before.schema.path("type").equals(now.schema.path("type")) || !before.schema.path("subtype").equals(now.schema.path("subtype"))) {
            changes.add("换了填写方式");
        }
        if (now.isShownOnly() || now.schema.path("readonly").isTextual() && !now.schema.path("readonly").equals(before.schema.path("readonly"))) {
            changes.add("不能填写了");
        } else if (!now.isRequired()) {
            changes.add("不再必填");
        }
        if (!before.hidden.containsAll(now.hidden)) {
            changes.add("会被隐藏");
        }
        Stream.concat(LOWER_LIMITS.stream(), UPPER_LIMITS.stream()).sorted().filter(limit -> isLooser(limit, before.rule(limit), now.rule(limit)))
                .findFirst().ifPresent(limit -> changes.add("的取值范围被放宽"));
        if (!before.rule("pattern").isMissingNode() && !before.rule("pattern").equals(now.rule("pattern"))
                || !kept(before, now, "notAfter") || !kept(before, now, "notBefore")) {
            changes.add("的填写规则被改动");
        }
        options(before.schema).stream().filter(option -> !options(now.schema).contains(option)).findFirst()
                .ifPresent(option -> changes.add("少了选项“" + option + "”"));
        if (before.schema.has("valuesKey") && !before.schema.path("valuesKey").equals(now.schema.path("valuesKey"))) {
            changes.add("的选项来源被改动");
        }
        return changes;
    }

    private static boolean kept(Field before, Field now, String property) {
        JsonNode rule = before.schema.path("properties").path(property);
        return rule.isMissingNode() || rule.equals(now.schema.path("properties").path(property));
    }

    private static boolean isLooser(String limit, JsonNode before, JsonNode now) {
        Optional<BigDecimal> then = figure(before);
        return then.isPresent() && figure(now).map(figure -> LOWER_LIMITS.contains(limit) ? figure.compareTo(then.get()) < 0
                : figure.compareTo(then.get()) > 0).orElse(true);
    }

    /** The Modeler writes some figures as text. */
    private static Optional<BigDecimal> figure(JsonNode node) {
        try {
            return node.isValueNode() && !node.isNull() ? Optional.of(new BigDecimal(node.asText())) : Optional.empty();
        } catch (NumberFormatException noFigure) {
            return Optional.empty();
        }
    }

    private static Set<String> options(JsonNode schema) {
        return StreamSupport.stream(schema.path("values").spliterator(), false).map(option -> option.path("value").asText())
                .collect(Collectors.toSet());
    }
}
