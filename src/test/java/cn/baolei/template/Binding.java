package cn.baolei.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where in the diagram a template's entry is kept, in the words of the element-template schema. */
record Binding(Map<String, Object> parts) {

    static Binding attribute(String name) {
        return of("property", "name", name);
    }

    static Binding property(String name) {
        return of("camunda:property", "name", name);
    }

    static Binding field(String name) {
        return of("camunda:field", "name", name);
    }

    static Binding input(String name) {
        return of("camunda:inputParameter", "name", name);
    }

    /** What a called process gets, written out or as an expression. */
    static Binding given(String target) {
        Binding given = of("camunda:in", "target", target);
        given.parts.put("expression", true);
        return given;
    }

    /** A variable that a called process gets. */
    static Binding passed(String target) {
        return of("camunda:in", "target", target);
    }

    static Binding businessKey() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("type", "camunda:in:businessKey");
        return new Binding(parts);
    }

    private static Binding of(String type, String key, String name) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("type", type);
        parts.put(key, name);
        return new Binding(parts);
    }
}
