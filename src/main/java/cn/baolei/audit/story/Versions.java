package cn.baolei.audit.story;

import cn.baolei.audit.story.PathTaken.Flow;
import cn.baolei.engine.DeployedModels;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.stereotype.Component;

/** The diagrams by which cases ran. To be asked without restriction: a diagram holds nothing of a case. */
@Component("storyVersions")
class Versions {

    private final RepositoryService repository;
    private final DeployedModels models;

    Versions(RepositoryService repository, DeployedModels models) {
        this.repository = repository;
        this.models = models;
    }

    /** 0 for one that is no longer there. */
    int numberOf(String definition) {
        return Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionId(definition).singleResult())
                .map(ProcessDefinition::getVersion).orElse(0);
    }

    List<Flow> flowsOf(String definition) {
        return models.version(definition).stream().flatMap(diagram -> diagram.getModelElementsByType(SequenceFlow.class).stream())
                .map(flow -> new Flow(flow.getId(), flow.getSource().getId(), flow.getTarget().getId())).toList();
    }
}
