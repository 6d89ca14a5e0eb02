package cn.baolei.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values a field stands among: all that were submitted, or one row of a list with everything around it. */
record Scope(Map<String, Object> values, Optional<Scope> around, String place, String labelPrefix) {

    static Scope of(Map<String, Object> values) {
        return new Scope(values, Optional.empty(), "", "");
    }

    /** @param row counted from 0; people read it counted from 1 */
    Scope row(FormField list, int row, Map<String, Object> rowValues) {
        String name = list.schema().path("label").asText().isBlank() ? "" : list.label() + " ";
        return new Scope(rowValues, Optional.of(this), place + list.key() + "[" + row + "].",
                labelPrefix + name + "第 " + (row + 1) + " 行 ");
    }

    /** Null when nothing stands there. */
    Object at(List<String> path) {
        Object value = values;
        for (String step : path) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    /** The value of that name in the row, else around it. */
    Object named(String key) {
        Object here = at(List.of(key.split("\\.")));
        return here == null && around.isPresent() ? around.get().named(key) : here;
    }

    /** What an expression in a form sees: the names around it, hidden by those of the row, and {@code this} and {@code parent}. */
    Map<String, Object> forExpressions() {
        Map<String, Object> context = around.map(Scope::forExpressions).orElseGet(HashMap::new);
        context.putAll(values);
        context.put("this", values);
        around.ifPresent(outer -> context.put("parent", outer.values()));
        return context;
    }

    Violation violation(FormField field, String message) {
        return new Violation(place + field.key(), labelPrefix + field.label(), message);
    }
}
