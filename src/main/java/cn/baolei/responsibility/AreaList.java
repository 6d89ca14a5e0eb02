package cn.baolei.responsibility;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/** Areas in the process variable {@code areas}. */
final class AreaList {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {
    };

    private AreaList() {
    }

    /** @param variable as the process holds it; null for none */
    static List<Area> of(Object variable) {
        if (variable == null) {
            return List.of();
        }
        Object plain = variable instanceof SpinJsonNode json ? json.unwrap() : variable;
        return JSON.convertValue(plain, ROWS).stream()
                .map(row -> new Area(text(row, "name"), text(row, "organisation"), text(row, "leader"))).toList();
    }

    /** @param nameOf user id to name, for the tables in forms */
    static SpinJsonNode json(List<Area> areas, UnaryOperator<String> nameOf) {
        return Spin.JSON(areas.stream().map(area -> Map.of("name", area.name(), "organisation", area.organisation(),
                "leader", area.leader(), "leaderName", area.leader().isEmpty() ? "（未确定）" : nameOf.apply(area.leader()))).toList());
    }

    private static String text(Map<String, Object> row, String key) {
        Object value = row.get(key);
        return value == null ? "" : value.toString().strip();
    }
}
