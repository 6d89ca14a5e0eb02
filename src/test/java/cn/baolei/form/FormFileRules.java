package cn.baolei.form;

import cn.baolei.protection.ProtectedFields;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** What a form file must be to be shown by Tasklist and judged by the server (docs/modelling.md, “Forms”). */
final class FormFileRules {

    private static final Set<String> TEXTS = Set.of("textfield", "textarea");
    private static final Set<String> CHOICES = Set.of("select", "radio", "checklist", "taglist");
    private static final Set<String> FIELDS = Set.of("textfield", "textarea", "number", "checkbox", "checklist", "radio", "select",
            "taglist", "datetime");
    private static final Set<String> CONTAINERS = Set.of("group", "dynamiclist");
    /** Tasklist shows {@code expression} too, but while it computes, text being typed in other fields gets lost. */
    private static final Set<String> SHOWN = Set.of("table", "html", "text", "image", "iframe", "spacer", "separator");
    private static final Set<String> PROPERTIES = Set.of("notAfter", "notBefore", "patternMessage");
    private static final Set<String> CHECKED = Set.of("required", "minLength", "maxLength", "min", "max", "pattern", "validationType");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    /** What a label that says one of these asks for is protected (docs/protected-fields.md). */
    private static final Pattern PERSONAL = Pattern.compile("姓名|身份证|电话|手机|住址|体温|诊断");
    private static final Set<String> PROTECTED = ProtectedFields.shipped().names();
    private static final int NEWEST_SCHEMA = 16;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 2000;

    private final Set<String> dates;
    private final List<String> problems = new ArrayList<>();

    private FormFileRules(Set<String> dates) {
        this.dates = dates;
    }

    /**
     * What is wrong with a file of that name; empty when nothing is.
     *
     * @param datesElsewhere keys of the dates in all other forms: an order may name a date of an earlier step
     */
    static List<String> problems(String fileName, String json, Set<String> datesElsewhere) {
        JsonNode form;
        try {
            form = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            return List.of("not JSON");
        }
        Set<String> dates = new HashSet<>(datesElsewhere);
        dates.addAll(dates(json));
        FormFileRules rules = new FormFileRules(dates);
        rules.demand(fileName.equals(form.path("id").asText() + ".form"), "form", "id differs from the file name");
        rules.demand(form.path("executionPlatform").asText().equals("Camunda Platform"), "form", "not for Camunda Platform");
        rules.demand(form.path("schemaVersion").asInt(Integer.MAX_VALUE) <= NEWEST_SCHEMA, "form", "schemaVersion too new");
        rules.demand(form.path("components").isArray(), "form", "no components");
        rules.level(form, "", new HashSet<>());
        return rules.problems;
    }

    /** What a form asks or shows of a person without its being declared protected. */
    static List<String> undeclared(String json) {
        try {
            List<String> found = new ArrayList<>();
            undeclared(new ObjectMapper().readTree(json), "", found);
            return found;
        } catch (JsonProcessingException e) {
            return List.of("not JSON");
        }
    }

    private static void undeclared(JsonNode parent, String list, List<String> found) {
        for (JsonNode component : parent.path("components")) {
            String key = list + component.path("key").asText();
            String label = component.path("label").asText() + component.path("dateLabel").asText() + component.path("timeLabel").asText();
            // A tick says yes or no to the words beside it and holds nothing of a person.
            boolean asks = FIELDS.contains(component.path("type").asText()) && !component.path("type").asText().equals("checkbox");
            if (asks && PERSONAL.matcher(label).find() && !PROTECTED.contains(key)) {
                found.add(key + ": " + label);
            }
            String rows = component.path("dataSource").asText().replaceFirst("^=", "");
            component.path("columns").findValuesAsText("label").stream().filter(column -> PERSONAL.matcher(column).find())
                    .filter(column -> !PROTECTED.contains(rows)).forEach(column -> found.add(rows + ": " + column));
            undeclared(component, component.path("type").asText().equals("dynamiclist") ? component.path("path").asText() + "." : list, found);
        }
    }

    /** The keys of the dates in a form. */
    static Set<String> dates(String json) {
        try {
            return new ObjectMapper().readTree(json).findParents("subtype").stream()
                    .map(date -> date.path("key").asText()).collect(Collectors.toSet());
        } catch (JsonProcessingException e) {
            return Set.of();
        }
    }

    private void level(JsonNode parent, String prefix, Set<String> keys) {
        for (JsonNode component : parent.path("components")) {
            String type = component.path("type").asText();
            String key = prefix + (CONTAINERS.contains(type) ? component.path("path") : component.path("key")).asText();
            component(component, type, key, keys);
            boolean list = type.equals("dynamiclist");
            boolean nested = type.equals("group") && !component.path("path").asText().isBlank();
            level(component, list ? "" : nested ? key + "." : prefix, list ? new HashSet<>() : keys);
        }
    }

    private void component(JsonNode component, String type, String key, Set<String> keys) {
        String where = key.isBlank() ? type : key;
        demand(FIELDS.contains(type) || CONTAINERS.contains(type) || SHOWN.contains(type), where, "Tasklist cannot show " + type);
        feel(component.path("conditional").path("hide"), where);
        demand(!component.has("readonly"), where, "readonly is sent back by the browser, use disabled");
        component.path("properties").fieldNames()
                .forEachRemaining(name -> demand(PROPERTIES.contains(name), where, "unknown property " + name));
        component.path("columns").forEach(column -> chinese(column.path("label"), where, "column"));
        if (type.equals("text")) {
            chinese(component.path("text"), where, "text");
        }
        if (CONTAINERS.contains(type) && component.has("label")) {
            chinese(component.path("label"), where, "label");
        }
        if (FIELDS.contains(type) || type.equals("dynamiclist")) {
            demand(!key.isBlank(), where, "no key");
            demand(keys.add(key), where, "key used twice");
        }
        if (FIELDS.contains(type)) {
            field(component, type, where);
        }
    }

    private void field(JsonNode field, String type, String where) {
        chinese(field.path(type.equals("datetime") ? "dateLabel" : "label").isMissingNode() ? field.path("timeLabel")
                : field.path(type.equals("datetime") ? "dateLabel" : "label"), where, "label");
        JsonNode validate = field.path("validate");
        validate.fieldNames().forEachRemaining(name -> demand(CHECKED.contains(name), where, "the server does not check " + name));
        for (String limit : List.of("minLength", "maxLength", "min", "max")) {
            demand(validate.path(limit).isMissingNode() || validate.path(limit).isNumber(), where, limit + " is no number");
        }
        demand(!validate.path("validationType").asText().equals("phone"), where, "validationType phone refuses Chinese numbers");
        if (TEXTS.contains(type) && !field.path("disabled").asBoolean()) {
            int longest = type.equals("textfield") ? LONGEST_LINE : LONGEST_TEXT;
            int maxLength = validate.path("maxLength").asInt(Integer.MAX_VALUE);
            demand(maxLength <= longest, where, "no maxLength of at most " + longest);
        }
        pattern(validate.path("pattern"), field, where);
        if (CHOICES.contains(type)) {
            demand(field.has("values") || field.has("valuesKey") || field.has("valuesExpression"), where, "no options");
            field.path("values").forEach(option -> chinese(option.path("label"), where, "option"));
        }
        if (type.equals("datetime")) {
            demand(Set.of("date", "time", "datetime").contains(field.path("subtype").asText()), where, "unknown subtype");
        }
        BiConsumer<String, String> order = (property, other) -> demand(other.isEmpty() || other.equals("now") || dates.contains(other),
                where, property + " names no date: " + other);
        order.accept("notAfter", field.path("properties").path("notAfter").asText());
        order.accept("notBefore", field.path("properties").path("notBefore").asText());
        demand(type.equals("datetime") || !field.path("properties").has("notAfter") && !field.path("properties").has("notBefore"),
                where, "an order on what is no date");
    }

    private void pattern(JsonNode pattern, JsonNode field, String where) {
        if (pattern.asText().isEmpty()) {
            return;
        }
        demand(!field.path("properties").path("patternMessage").asText().isBlank(), where, "pattern without patternMessage");
        try {
            Pattern.compile(pattern.asText());
        } catch (PatternSyntaxException e) {
            problems.add(where + ": pattern is no regular expression");
        }
    }

    private void feel(JsonNode expression, String where) {
        if (expression.isTextual()) {
            try {
                Condition.parse(expression.asText());
            } catch (IllegalArgumentException e) {
                problems.add(where + ": " + e.getMessage());
            }
        }
    }

    private void chinese(JsonNode words, String where, String what) {
        demand(CHINESE.matcher(words.asText()).find(), where, what + " is not Chinese: " + words.asText());
    }

    private void demand(boolean holds, String where, String problem) {
        if (!holds) {
            problems.add(where + ": " + problem);
        }
    }
}
