package cn.baolei.reporting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.springframework.stereotype.Component;

/** The variables of {@code immediate-report}, as its forms write and show them. */
@Component
class ReportVariables {

    static final String NUMBER = "reportNumber";
    static final String VERSION = "reportVersion";

    private final ObjectMapper json;

    ReportVariables(ObjectMapper json) {
        this.json = json;
    }

    /** What the draft form holds. */
    ReportContent contentOf(VariableScope scope) {
        ReportKind kind = ReportKind.ofCode(text(scope, "reportKind"));
        return new ReportContent(kind, kind == ReportKind.FIRST ? null : text(scope, "earlierNumber"), text(scope, "subject"),
                instant(scope.getVariable("discoveredAt")), text(scope, "place"), text(scope, "reportSummary"),
                new Figures(persons(scope, "suspectedCount"), persons(scope, "confirmedCount"),
                        persons(scope, "closeContactCount"), persons(scope, "isolatedCount")),
                text(scope, "reportMeasures"), text(scope, "contactPost"), instant(scope.getVariable("labResultAt")));
    }

    static String number(VariableScope scope) {
        return text(scope, NUMBER);
    }

    static int version(VariableScope scope) {
        return ((Number) scope.getVariable(VERSION)).intValue();
    }

    static String text(VariableScope scope, String name) {
        return (String) scope.getVariable(name);
    }

    /** Rows for a table of a form. */
    JsonValue table(List<Map<String, String>> rows) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(rows)).create();
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static int persons(VariableScope scope, String name) {
        return scope.getVariable(name) instanceof Number count ? count.intValue() : 0;
    }

    /** Forms write ISO text with an offset, other processes may pass a date; an empty field is null. */
    static Instant instant(Object value) {
        if (value instanceof Date date) {
            return date.toInstant();
        }
        return value == null || value.toString().isBlank() ? null : OffsetDateTime.parse(value.toString()).toInstant();
    }
}
