package cn.baolei.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The components of a form, at whatever depth. */
final class FormComponents {

    private FormComponents() {
    }

    static Stream<JsonNode> all(JsonNode form) {
        return StreamSupport.stream(form.path("components").spliterator(), false)
                .flatMap(component -> Stream.concat(Stream.of(component), all(component)));
    }

    /** By which it is known: its key, or the path of a group or list. */
    static String key(JsonNode component) {
        return component.path(component.has("components") ? "path" : "key").asText();
    }

    /** What an official reads at it. */
    static String label(JsonNode component) {
        return Stream.of("label", "dateLabel", "timeLabel").map(name -> component.path(name).asText()).filter(label -> !label.isBlank())
                .findFirst().orElse("");
    }

    /** Keys of the process variables that it writes, and of the fields in its lists. */
    static Set<String> keys(JsonNode form) {
        return all(form).flatMap(component -> Stream.of(key(component).split("\\."))).filter(key -> !key.isBlank()).collect(Collectors.toSet());
    }

    /** Keys of its dates and times. */
    static Set<String> dates(JsonNode form) {
        return all(form).filter(component -> component.path("type").asText().equals("datetime")).map(FormComponents::key).collect(Collectors.toSet());
    }

    static Finding finding(String file, JsonNode component, String message) {
        String key = key(component);
        return new Finding(file, key.isBlank() ? component.path("id").asText() : key, label(component), message);
    }
}
