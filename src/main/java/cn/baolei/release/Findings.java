package cn.baolei.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/** Findings as the variables that forms show and gateways ask. */
@Component
class Findings {

    private final ObjectMapper json;

    Findings(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param list variable of the rows
     * @param flag variable that says whether there are any
     */
    void write(List<Finding> findings, VariableScope scope, String list, String flag) {
        scope.setVariable(flag, !findings.isEmpty());
        scope.setVariable(list, SpinValues.jsonValue(text(findings)).create());
    }

    private String text(List<Finding> findings) {
        try {
            return json.writeValueAsString(findings.stream().map(Finding::row).toList());
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
