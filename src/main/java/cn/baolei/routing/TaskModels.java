package cn.baolei.routing;

import cn.baolei.engine.ModelProperties;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What diagram and case say about a task that is already open. */
@Component
class TaskModels {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final EarlierSteps earlierSteps;
    private final Recusals recusals;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    TaskModels(@Lazy RepositoryService repository, @Lazy RuntimeService runtime, EarlierSteps earlierSteps, Recusals recusals) {
        this.repository = repository;
        this.runtime = runtime;
        this.earlierSteps = earlierSteps;
        this.recusals = recusals;
    }

    Map<String, String> propertiesOf(Task task) {
        return ModelProperties.of(elementOf(task));
    }

    /** What the diagram tells the official to do; null when it says nothing. */
    String documentationOf(Task task) {
        return Optional.of(elementOf(task).getDocumentations().stream().map(words -> words.getTextContent()).collect(Collectors.joining()))
                .filter(words -> !words.isBlank()).orElse(null);
    }

    String caseOf(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        return instance == null ? null : instance.getBusinessKey();
    }

    Set<String> recusedFrom(String caseNumber) {
        return recusals.of(caseNumber);
    }

    /** Who may not have it: those who must keep out of the case, and by the property {@code otherThan}. */
    Set<String> excludedFrom(Task task, String caseNumber) {
        Set<String> excluded = new HashSet<>(recusedFrom(caseNumber));
        Optional.ofNullable(propertiesOf(task).get("otherThan")).flatMap(step -> step.equals(Routing.RESPONSIBLE_PERSON)
                ? Optional.ofNullable((String) runtime.getVariable(task.getExecutionId(), Routing.RESPONSIBLE_PERSON))
                : earlierSteps.lastPersonOf(step, task.getProcessInstanceId())).ifPresent(excluded::add);
        return excluded;
    }

    private UserTask elementOf(Task task) {
        return repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
    }
}
