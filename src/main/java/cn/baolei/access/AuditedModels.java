package cn.baolei.access;

import cn.baolei.taskwork.Confidential;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.springframework.stereotype.Component;

/**
 * Procedures that are not about officials themselves, and the decisions that only these ask. One that confidential procedures ask too
 * (the deadline of every step is such a decision) would tell that there is a case.
 */
@Component
class AuditedModels {

    private final RepositoryService repository;

    AuditedModels(RepositoryService repository) {
        this.repository = repository;
    }

    Audited read() {
        Map<Boolean, Set<ProcessDefinition>> confidential = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .collect(Collectors.partitioningBy(definition -> Confidential.PROCESSES.contains(definition.getKey()), Collectors.toSet()));
        Set<String> decisions = decisionsOf(confidential.get(false));
        decisions.removeAll(decisionsOf(confidential.get(true)));
        return new Audited(confidential.get(false).stream().map(ProcessDefinition::getKey).collect(Collectors.toSet()), decisions);
    }

    private Set<String> decisionsOf(Set<ProcessDefinition> definitions) {
        Set<String> keys = new HashSet<>();
        definitions.forEach(definition -> repository.getBpmnModelInstance(definition.getId())
                .getModelElementsByType(BusinessRuleTask.class).forEach(task -> keys.add(task.getCamundaDecisionRef())));
        keys.remove(null);
        return keys;
    }
}
