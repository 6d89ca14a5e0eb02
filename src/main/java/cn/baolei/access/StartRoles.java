package cn.baolei.access;

import cn.baolei.engine.ModelProperties;
import cn.baolei.organisation.Role;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

/** Who may start which process, as the newest deployed diagrams say in {@code startRoles}. */
@Component
class StartRoles {

    private final RepositoryService repository;

    StartRoles(RepositoryService repository) {
        this.repository = repository;
    }

    /** Process key → roles; processes that nobody starts by hand are left out. */
    Map<String, Set<Role>> read() {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(definition -> Map.entry(definition.getKey(), rolesOf(definition)))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<Role> rolesOf(ProcessDefinition definition) {
        Process process = repository.getBpmnModelInstance(definition.getId()).getModelElementById(definition.getKey());
        return ModelProperties.startRolesOf(process).stream()
                .map(code -> Role.ofCode(code).orElseThrow(() -> new IllegalStateException(
                        definition.getKey() + ": unknown start role " + code)))
                .collect(Collectors.toSet());
    }
}
