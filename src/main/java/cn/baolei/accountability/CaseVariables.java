package cn.baolei.accountability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;

/** The variables of {@code accountability}, as its forms write and show them. */
@Component
class CaseVariables {

    static final String CLUE = "clueId";
    static final String PERSON = "personConcerned";
    static final String CONCERNED = "concernedOrganisation";

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {
    };

    private final ObjectMapper json;

    CaseVariables(ObjectMapper json) {
        this.json = json;
    }

    static String text(VariableScope scope, String name) {
        Object value = scope.getVariable(name);
        return value == null ? "" : value.toString().strip();
    }

    static long clue(VariableScope scope) {
        return ((Number) scope.getVariable(CLUE)).longValue();
    }

    static int number(VariableScope scope, String name) {
        return scope.getVariable(name) instanceof Number number ? number.intValue() : 0;
    }

    /** What was ticked in a list of options; a browser sends JSON, other callers a list. */
    List<String> chosen(VariableScope scope, String name) {
        Object value = scope.getVariable(name);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        try {
            return value == null || value.toString().isBlank() ? List.of() : json.readValue(value.toString(), TEXTS);
        } catch (JsonProcessingException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** For a table or the options of a form. */
    JsonValue json(Object rows) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(rows)).create();
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
