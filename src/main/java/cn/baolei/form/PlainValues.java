package cn.baolei.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.spin.json.SpinJsonNode;

/** Brings the shapes in which process variables arrive down to text, numbers, booleans, lists and maps. */
final class PlainValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PlainValues() {
    }

    static Map<String, Object> of(Map<?, ?> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(String.valueOf(name), of(value)));
        return plain;
    }

    private static Object of(Object value) {
        if (value instanceof SpinJsonNode spin) {
            return of(spin.unwrap());
        }
        if (value instanceof JsonNode json) {
            return JSON.convertValue(json, Object.class);
        }
        if (value instanceof Map<?, ?> map) {
            return of(map);
        }
        if (value instanceof Collection<?> collection) {
            List<Object> list = new ArrayList<>(collection.size());
            collection.forEach(element -> list.add(of(element)));
            return list;
        }
        if (value instanceof Object[] array) {
            return of(Arrays.asList(array));
        }
        return value;
    }
}
