package cn.baolei.audit;

import cn.baolei.engine.DeployedModels;
import cn.baolei.engine.Unrestricted;
import cn.baolei.taskwork.Confidential;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

/** Procedures that may be audited, with their versions: all but the confidential ones, which are as if there were none. */
@Component
public class Procedures {

    /** @param definition id of this version */
    public record Version(String key, String name, int number, String definition) {
    }

    private final RepositoryService repository;
    private final Unrestricted unrestricted;
    private final DeployedModels models;

    Procedures(RepositoryService repository, Unrestricted unrestricted, DeployedModels models) {
        this.repository = repository;
        this.unrestricted = unrestricted;
        this.models = models;
    }

    /** The newest version of each, by name. */
    public List<Version> newest() {
        return unrestricted.call(() -> repository.createProcessDefinitionQuery().latestVersion().list()).stream()
                .filter(definition -> !Confidential.PROCESSES.contains(definition.getKey())).map(Procedures::version)
                .sorted(Comparator.comparing(Version::name)).toList();
    }

    /** All of one, the newest first; none of what does not exist or is confidential. */
    public List<Version> of(String key) {
        return Confidential.PROCESSES.contains(key) ? List.of() : unrestricted.call(() -> repository.createProcessDefinitionQuery()
                .processDefinitionKey(key).orderByProcessDefinitionVersion().desc().list()).stream().map(Procedures::version).toList();
    }

    public BpmnModelInstance model(Version version) {
        return models.version(version.definition()).orElseThrow();
    }

    /** The file as it was deployed. */
    public String diagram(Version version) {
        return models.file(version.definition()).orElseThrow();
    }

    private static Version version(ProcessDefinition definition) {
        return new Version(definition.getKey(), Optional.ofNullable(definition.getName()).orElse(definition.getKey()),
                definition.getVersion(), definition.getId());
    }
}
