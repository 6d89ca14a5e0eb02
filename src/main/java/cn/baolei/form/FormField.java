package cn.baolei.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One component of a form.
 *
 * @param path     where its value stands, from the surrounding list row or, outside lists, from the process variables; empty
 *                 for a component without a value
 * @param hide     when the official does not see it
 * @param readOnly when the official sees it but cannot change it
 */
record FormField(JsonNode schema, List<String> path, Optional<Condition> hide, Optional<Condition> readOnly,
                 List<FormField> children) {

    String type() {
        return schema.path("type").asText();
    }

    /** Of a date: {@code date}, {@code time} or {@code datetime}. */
    String subtype() {
        return schema.path("subtype").asText();
    }

    String key() {
        return String.join(".", path);
    }

    String label() {
        return Stream.of("label", "dateLabel", "timeLabel").map(name -> schema.path(name).asText())
                .filter(text -> !text.isBlank()).findFirst().orElse(key());
    }

    /** Only shown, always; a browser does not submit it. */
    boolean isShownOnly() {
        return schema.path("disabled").asBoolean(false) || schema.path("readonly").isBoolean() && schema.path("readonly").booleanValue();
    }

    boolean isRequired() {
        return schema.path("validate").path("required").asBoolean(false);
    }

    /** A figure under {@code validate}, such as {@code maxLength}. The Modeler writes some as text. */
    Optional<BigDecimal> limit(String name) {
        return figure(schema.path("validate").path(name));
    }

    /** A figure of the component itself, such as {@code decimalDigits}. */
    Optional<BigDecimal> setting(String name) {
        return figure(schema.path(name));
    }

    /** A custom property, see docs/modelling.md. */
    Optional<String> property(String name) {
        return Optional.of(schema.path("properties").path(name).asText()).filter(text -> !text.isBlank());
    }

    private static Optional<BigDecimal> figure(JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(node.asText()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
