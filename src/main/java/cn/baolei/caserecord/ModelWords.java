package cn.baolei.caserecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The words of forms and decision tables, in the version that a case ran with. */
@Component
class ModelWords {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final RepositoryService repository;
    private final ObjectMapper json;

    ModelWords(@Lazy RepositoryService repository, ObjectMapper json) {
        this.repository = repository;
        this.json = json;
    }

    /** The fields of the form that a user task names; none where it names no form. */
    FormFields of(String definitionId, String task) {
        return fields(definitionId, Stream.of(model(definitionId).<ModelElementInstance>getModelElementById(task)));
    }

    /** The fields of the form by which the process is started by hand; none when it is not. */
    FormFields ofStart(String definitionId) {
        return fields(definitionId, model(definitionId).getModelElementsByType(StartEvent.class).stream());
    }

    /** Why a rule says what it says; empty when its author gave no reason. */
    String ruleAnnotation(String decisionDefinitionId, String ruleId) {
        ModelElementInstance rule = repository.getDmnModelInstance(decisionDefinitionId).getModelElementById(ruleId);
        return rule instanceof Rule known && known.getDescription() != null ? known.getDescription().getTextContent() : "";
    }

    private BpmnModelInstance model(String definitionId) {
        return repository.getBpmnModelInstance(definitionId);
    }

    private FormFields fields(String definitionId, Stream<? extends ModelElementInstance> elements) {
        String deployment = repository.getProcessDefinition(definitionId).getDeploymentId();
        return elements.map(element -> element.getAttributeValueNs(CAMUNDA, "formRef")).filter(Objects::nonNull)
                .findFirst().flatMap(form -> resource(deployment, form))
                .map(resource -> FormFields.of(parse(deployment, resource)))
                .orElse(FormFields.NONE);
    }

    private Optional<String> resource(String deployment, String form) {
        return repository.getDeploymentResourceNames(deployment).stream()
                .filter(name -> name.substring(name.lastIndexOf('/') + 1).equals(form + ".form")).findFirst();
    }

    private JsonNode parse(String deployment, String resource) {
        try (InputStream content = repository.getResourceAsStream(deployment, resource)) {
            return json.readTree(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
