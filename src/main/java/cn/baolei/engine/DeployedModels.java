package cn.baolei.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.springframework.stereotype.Component;

/** What is deployed, the latest version where nothing else is said; also while the engine deploys for the first time and its services are no beans yet. */
@Component
public class DeployedModels {

    private final Unrestricted unrestricted;

    DeployedModels(Unrestricted unrestricted) {
        this.unrestricted = unrestricted;
    }

    public Optional<BpmnModelInstance> diagram(String processKey) {
        return read(repository -> Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionKey(processKey)
                .withoutTenantId().latestVersion().singleResult()).map(definition -> repository.getBpmnModelInstance(definition.getId())));
    }

    /** The version it began with. */
    public Optional<BpmnModelInstance> firstDiagram(String processKey) {
        return read(repository -> repository.createProcessDefinitionQuery().processDefinitionKey(processKey).withoutTenantId()
                .orderByProcessDefinitionVersion().asc().listPage(0, 1).stream().findFirst()
                .map(definition -> repository.getBpmnModelInstance(definition.getId())));
    }

    /** One version. @param definition the engine's id. @return empty for one that is no longer there */
    public Optional<BpmnModelInstance> version(String definition) {
        return of(definition, repository -> repository.getBpmnModelInstance(definition));
    }

    /** The file of one version, as it was deployed. @param definition the engine's id. @return empty for one that is no longer there */
    public Optional<String> file(String definition) {
        return of(definition, repository -> {
            try (InputStream content = repository.getProcessModel(definition)) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private <T> Optional<T> of(String definition, Function<RepositoryService, T> reading) {
        return read(repository -> Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionId(definition).singleResult())
                .map(known -> reading.apply(repository)));
    }

    public List<BpmnModelInstance> diagrams() {
        return read(repository -> repository.createProcessDefinitionQuery().withoutTenantId().latestVersion().list().stream()
                .map(definition -> repository.getBpmnModelInstance(definition.getId())).toList());
    }

    public Optional<DmnModelInstance> table(String decisionKey) {
        return read(repository -> Optional.ofNullable(repository.createDecisionDefinitionQuery().decisionDefinitionKey(decisionKey)
                .withoutTenantId().latestVersion().singleResult()).map(definition -> repository.getDmnModelInstance(definition.getId())));
    }

    /** Content of the {@code .form} file. */
    public Optional<byte[]> form(String formId) {
        return unrestricted.call(() -> {
            CamundaFormDefinitionManager forms = Context.getCommandContext().getCamundaFormDefinitionManager();
            return Optional.ofNullable((CamundaFormDefinitionEntity) forms.findLatestDefinitionByKeyAndTenantId(formId, null))
                    .map(form -> Context.getCommandContext().getResourceManager()
                            .findResourceByDeploymentIdAndResourceName(form.getDeploymentId(), form.getResourceName()).getBytes());
        });
    }

    private <T> T read(Function<RepositoryService, T> question) {
        return unrestricted.call(() -> question.apply(Context.getProcessEngineConfiguration().getRepositoryService()));
    }
}
