package cn.baolei.audit.story;

import cn.baolei.audit.story.PathTaken.Flow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    Versions(RepositoryService repository) {
        this.repository = repository;
    }

    /** 0 for one that is no longer there. */
    int numberOf(String definition) {
        return find(definition).map(ProcessDefinition::getVersion).orElse(0);
    }

    List<Flow> flowsOf(String definition) {
        return find(definition).map(known -> repository.getBpmnModelInstance(definition).getModelElementsByType(SequenceFlow.class).stream()
                .map(flow -> new Flow(flow.getId(), flow.getSource().getId(), flow.getTarget().getId())).toList()).orElse(List.of());
    }

    Optional<String> xml(String definition) {
        return find(definition).map(known -> {
            try (InputStream content = repository.getProcessModel(definition)) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private Optional<ProcessDefinition> find(String definition) {
        return Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionId(definition).singleResult());
    }
}
