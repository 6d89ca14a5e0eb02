package cn.baolei.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One entry of an element template.
 *
 * @param value what a new element begins with; of a hidden entry, what it always has
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Entry(String label, String description, String type, Object value, List<Choice> choices, Map<String, Object> constraints,
             String group, Map<String, Object> binding) {

    /** Fixed: the process owner neither sees nor changes it. */
    static Entry hidden(Binding binding, Object value) {
        return new Entry(null, null, "Hidden", value, null, null, null, binding.parts());
    }

    static Entry choice(String label, Binding binding, List<Choice> choices) {
        return new Entry(label, null, "Dropdown", null, choices, null, null, binding.parts());
    }

    /** One line of words. */
    static Entry words(String label, Binding binding) {
        return new Entry(label, null, "String", null, null, null, null, binding.parts());
    }

    /** Several lines of words. */
    static Entry text(String label, Binding binding) {
        return new Entry(label, null, "Text", null, null, null, null, binding.parts());
    }

    Entry explained(String description) {
        return new Entry(label, description, type, value, choices, constraints, group, binding);
    }

    Entry beginningWith(String value) {
        return new Entry(label, description, type, value, choices, constraints, group, binding);
    }

    Entry required() {
        return constrained("notEmpty", true);
    }

    /** @param message shown where the words do not match */
    Entry matching(String pattern, String message) {
        return constrained("pattern", Map.of("value", pattern, "message", message));
    }

    Entry in(String group) {
        return new Entry(label, description, type, value, choices, constraints, group, binding);
    }

    private Entry constrained(String constraint, Object meaning) {
        Map<String, Object> all = new LinkedHashMap<>(constraints == null ? Map.of() : constraints);
        all.put(constraint, meaning);
        return new Entry(label, description, type, value, choices, all, group, binding);
    }
}
