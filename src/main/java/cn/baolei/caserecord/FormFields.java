package cn.baolei.caserecord;

import cn.baolei.caserecord.CaseFile.Fact;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The labels of a form's fields and of their options. */
record FormFields(List<Field> fields) {

    static final FormFields NONE = new FormFields(List.of());

    record Field(String key, String label, Map<String, String> options) {
    }

    static FormFields of(JsonNode form) {
        List<Field> fields = new ArrayList<>();
        collect(form, fields);
        return new FormFields(List.copyOf(fields));
    }

    /** The filled-in fields among these values, in the form's order. */
    List<Fact> facts(Map<String, Object> values) {
        return fields.stream().filter(field -> values.get(field.key()) != null && !"".equals(values.get(field.key())))
                .map(field -> new Fact(field.key(), field.label(), shown(field, values.get(field.key())))).toList();
    }

    private static String shown(Field field, Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        return FormTime.instantOf(value).map(FormTime::shown)
                .orElseGet(() -> field.options().getOrDefault(value.toString(), value.toString()));
    }

    private static void collect(JsonNode component, List<Field> fields) {
        if (component.hasNonNull("key")) {
            Map<String, String> options = new HashMap<>();
            component.path("values").forEach(option -> options.put(option.path("value").asText(), option.path("label").asText()));
            fields.add(new Field(component.get("key").asText(), label(component), options));
        }
        StreamSupport.stream(component.path("components").spliterator(), false).forEach(child -> collect(child, fields));
    }

    private static String label(JsonNode component) {
        return component.path("label").asText(component.path("dateLabel").asText().replace("（日期）", ""));
    }
}
