package cn.baolei.gate;

import cn.baolei.engine.DeployedModels;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.springframework.stereotype.Component;

/** What the engine holds. */
@Component
class EngineModels implements Deployed {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DeployedModels models;

    EngineModels(DeployedModels models) {
        this.models = models;
    }

    @Override
    public Optional<BpmnModelInstance> diagram(String processKey) {
        return models.diagram(processKey);
    }

    @Override
    public List<BpmnModelInstance> diagrams() {
        return models.diagrams();
    }

    @Override
    public Optional<DmnModelInstance> table(String decisionKey) {
        return models.table(decisionKey);
    }

    @Override
    public Optional<JsonNode> form(String formId) {
        return models.form(formId).map(EngineModels::json);
    }

    private static JsonNode json(byte[] form) {
        try {
            return JSON.readTree(form);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
