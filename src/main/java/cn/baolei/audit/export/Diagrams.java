package cn.baolei.audit.export;

import cn.baolei.engine.Unrestricted;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

/** The diagrams of versions, which hold nothing of a case. */
@Component
class Diagrams {

    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    Diagrams(RepositoryService repository, Unrestricted unrestricted) {
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** Empty for a version that is no longer there. */
    Optional<BpmnModelInstance> of(String definition) {
        return unrestricted.call(() -> Optional.ofNullable(repository.createProcessDefinitionQuery().processDefinitionId(definition).singleResult())
                .map(known -> repository.getBpmnModelInstance(definition)));
    }
}
