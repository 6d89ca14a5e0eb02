package cn.baolei.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** What is in force before a deployment: the latest version of everything deployed already. */
public interface Deployed {

    Optional<BpmnModelInstance> diagram(String processKey);

    /** All of them, one for each process. */
    List<BpmnModelInstance> diagrams();

    Optional<DmnModelInstance> table(String decisionKey);

    Optional<JsonNode> form(String formId);
}
