package cn.baolei.template;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An element template of the Camunda 7 Modeler.
 *
 * @param version        goes up when entries are added, removed or bound otherwise, and the diagrams with it; not for new choices
 * @param entriesVisible whether the Modeler's own groups are shown beside the template's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ElementTemplate(String name, String id, String description, int version, List<String> appliesTo, List<Map<String, String>> groups,
                       boolean entriesVisible, List<Entry> properties) {

    private static final String PREFIX = "cn.baolei.";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    static ElementTemplate of(String key, String name, String element, String description, Entry... entries) {
        return new ElementTemplate(name, PREFIX + key, description, 1, List.of("bpmn:" + element), List.of(), false, List.of(entries));
    }

    ElementTemplate withOwnGroups() {
        return new ElementTemplate(name, id, description, version, appliesTo, groups, true, properties);
    }

    /** @param labels group ids and what they are called, in turn */
    ElementTemplate grouped(String... labels) {
        List<Map<String, String>> named = IntStream.range(0, labels.length / 2)
                .mapToObj(index -> Map.of("id", labels[2 * index], "label", labels[2 * index + 1])).toList();
        return new ElementTemplate(name, id, description, version, appliesTo, named, entriesVisible, properties);
    }

    ElementTemplate with(Entry... more) {
        List<Entry> all = new ArrayList<>(properties);
        all.addAll(Arrays.asList(more));
        return new ElementTemplate(name, id, description, version, appliesTo, groups, entriesVisible, List.copyOf(all));
    }

    @JsonIgnore
    String file() {
        return id.substring(PREFIX.length()) + ".json";
    }

    String json() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try {
            return JSON.writer(printer).writeValueAsString(this) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
