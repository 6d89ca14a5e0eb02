package cn.baolei.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A form as Camunda Modeler writes it: which values it takes and what each must be. */
public final class FormDefinition {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String id;
    private final List<FormField> fields;

    private FormDefinition(String id, List<FormField> fields) {
        this.id = id;
        this.fields = fields;
    }

    /**
     * @param json a {@code .form} file
     * @throws IllegalArgumentException when it is no form, or a condition in it is no FEEL
     */
    public static FormDefinition read(InputStream json) {
        try {
            return of(JSON.readTree(json));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a form: " + e.getMessage(), e);
        }
    }

    static FormDefinition of(JsonNode form) {
        if (!form.path("components").isArray()) {
            throw new IllegalArgumentException("not a form: no components");
        }
        return new FormDefinition(form.path("id").asText(), fields(form, List.of()));
    }

    public String id() {
        return id;
    }

    /** The process variables one needs to judge a submission: those of the fields, and those that conditions and orders read. */
    public Set<String> variableNames() {
        Set<String> names = new LinkedHashSet<>();
        collectNames(fields, true, names);
        return names;
    }

    List<FormField> fields() {
        return fields;
    }

    /** The first field of that key, wherever it stands. */
    Optional<FormField> field(String key) {
        return all(fields).filter(field -> field.key().equals(key)).findFirst();
    }

    private static Stream<FormField> all(List<FormField> fields) {
        return fields.stream().flatMap(field -> Stream.concat(Stream.of(field), all(field.children())));
    }

    private static void collectNames(List<FormField> fields, boolean outsideLists, Set<String> names) {
        for (FormField field : fields) {
            if (outsideLists && !field.path().isEmpty()) {
                names.add(field.path().get(0));
            }
            Stream.of("notAfter", "notBefore").map(field::property).flatMap(Optional::stream).forEach(names::add);
            Stream.of(field.hide(), field.readOnly()).flatMap(Optional::stream).forEach(condition -> names.addAll(condition.names()));
            collectNames(field.children(), outsideLists && !field.type().equals("dynamiclist"), names);
        }
    }

    private static List<FormField> fields(JsonNode parent, List<String> above) {
        List<FormField> fields = new ArrayList<>();
        for (JsonNode schema : parent.path("components")) {
            boolean list = schema.path("type").asText().equals("dynamiclist");
            List<String> path = path(schema, above);
            fields.add(new FormField(schema, path, condition(schema.path("conditional").path("hide")),
                    condition(schema.path("readonly")), fields(schema, list ? List.of() : path)));
        }
        return List.copyOf(fields);
    }

    private static List<String> path(JsonNode schema, List<String> above) {
        String own = schema.has("components") ? schema.path("path").asText() : schema.path("key").asText();
        if (own.isBlank()) {
            return schema.has("components") ? above : List.of();
        }
        return Stream.concat(above.stream(), Stream.of(own.split("\\."))).toList();
    }

    private static Optional<Condition> condition(JsonNode node) {
        return node.isTextual() && !node.asText().isBlank() ? Optional.of(Condition.parse(node.asText())) : Optional.empty();
    }
}
