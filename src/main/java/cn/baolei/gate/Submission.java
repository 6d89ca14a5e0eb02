package cn.baolei.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;

/**
 * What is handed in together to be deployed. A file that cannot be read as what it claims to be is in {@code files} only: the gate
 * has its finding already.
 *
 * @param files    name → content
 * @param diagrams name → the {@code .bpmn} file of that name
 * @param tables   name → the {@code .dmn} file of that name
 * @param forms    name → the {@code .form} file of that name
 * @param deployed what is in force now
 */
public record Submission(Map<String, byte[]> files, Map<String, BpmnModelInstance> diagrams, Map<String, DmnModelInstance> tables,
                         Map<String, JsonNode> forms, Deployed deployed) {

    /** As it would be after the deployment. */
    public Optional<BpmnModelInstance> diagram(String processKey) {
        return diagrams.values().stream().filter(diagram -> diagram.getModelElementById(processKey) instanceof Process).findFirst()
                .or(() -> deployed.diagram(processKey));
    }

    /** As it would be after the deployment. */
    public Optional<DmnModelInstance> table(String decisionKey) {
        return tables.values().stream().filter(table -> table.getModelElementById(decisionKey) instanceof Decision).findFirst()
                .or(() -> deployed.table(decisionKey));
    }

    /** Handed in along with the rest; a diagram whose {@code formRefBinding} is {@code deployment} sees no others. */
    public Optional<JsonNode> submittedForm(String formId) {
        return forms.values().stream().filter(form -> form.path("id").asText().equals(formId)).findFirst();
    }

    /** As it would be after the deployment. */
    public Optional<JsonNode> form(String formId) {
        return submittedForm(formId).or(() -> deployed.form(formId));
    }
}
