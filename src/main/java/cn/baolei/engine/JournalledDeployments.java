package cn.baolei.engine;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.DeploymentJournal.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.repository.ResourceDefinitionEntity;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.beans.factory.ObjectProvider;

/** Tells the {@link DeploymentJournal} of what has become of a new deployment, after all other deployers. */
class JournalledDeployments implements Deployer {

    private final ObjectProvider<DeploymentJournal> journal;

    JournalledDeployments(ObjectProvider<DeploymentJournal> journal) {
        this.journal = journal;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            journal.ifAvailable(kept -> kept.accepted(accepted(deployment)));
        }
    }

    private static DeploymentJournal.Accepted accepted(DeploymentEntity deployment) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        List<Model> models = new ArrayList<>();
        artifacts(deployment, ProcessDefinitionEntity.class).forEach(process -> models.add(model(Kind.PROCESS, process, process.getPreviousDefinition())));
        artifacts(deployment, DecisionDefinitionEntity.class).forEach(table -> models.add(model(Kind.TABLE, table, table.getPreviousDefinition())));
        artifacts(deployment, CamundaFormDefinitionEntity.class).forEach(form -> models.add(model(Kind.FORM, form, previous(form))));
        return new DeploymentJournal.Accepted(deployment.getId(), Objects.requireNonNullElse(deployment.getName(), ""),
                Optional.ofNullable(Context.getCommandContext().getAuthenticatedUserId()), files, models);
    }

    private static <T> List<T> artifacts(DeploymentEntity deployment, Class<T> type) {
        return Objects.requireNonNullElse(deployment.getDeployedArtifacts(type), List.of());
    }

    private static CamundaFormDefinitionEntity previous(CamundaFormDefinitionEntity form) {
        return form.getVersion() == 1 ? null : Context.getCommandContext().getCamundaFormDefinitionManager()
                .findDefinitionByKeyVersionAndTenantId(form.getKey(), form.getVersion() - 1, form.getTenantId());
    }

    private static Model model(Kind kind, ResourceDefinition definition, ResourceDefinitionEntity<?> previous) {
        Optional<byte[]> before = Optional.ofNullable((ResourceDefinition) previous).map(earlier -> Context.getCommandContext().getResourceManager()
                .findResourceByDeploymentIdAndResourceName(earlier.getDeploymentId(), earlier.getResourceName()).getBytes());
        // The engine knows no names of forms.
        String name = kind == Kind.FORM || definition.getName() == null ? definition.getKey() : definition.getName();
        return new Model(kind, definition.getKey(), name, definition.getResourceName(), definition.getId(), definition.getVersion(),
                before);
    }
}
