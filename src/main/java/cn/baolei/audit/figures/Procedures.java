package cn.baolei.audit.figures;

import cn.baolei.engine.Unrestricted;
import cn.baolei.taskwork.Confidential;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.stereotype.Component;

/** Procedures that figures are kept of, with their versions: all but the confidential ones, which are as if there were none. */
@Component
class Procedures {

    /** @param definition id of this version */
    record Version(String key, String name, int number, String definition) {
    }

    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    Procedures(RepositoryService repository, Unrestricted unrestricted) {
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** The newest version of each, by name. */
    List<Version> newest() {
        return unrestricted.call(() -> repository.createProcessDefinitionQuery().latestVersion().list()).stream()
                .filter(definition -> !Confidential.PROCESSES.contains(definition.getKey())).map(Procedures::version)
                .sorted(Comparator.comparing(Version::name)).toList();
    }

    /** All of one, the newest first; none of what does not exist or is confidential. */
    List<Version> of(String key) {
        return Confidential.PROCESSES.contains(key) ? List.of() : unrestricted.call(() -> repository.createProcessDefinitionQuery()
                .processDefinitionKey(key).orderByProcessDefinitionVersion().desc().list()).stream().map(Procedures::version).toList();
    }

    BpmnModelInstance model(Version version) {
        return unrestricted.call(() -> repository.getBpmnModelInstance(version.definition()));
    }

    byte[] diagram(Version version) {
        try (InputStream content = unrestricted.call(() -> repository.getProcessModel(version.definition()))) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Version version(ProcessDefinition definition) {
        return new Version(definition.getKey(), Optional.ofNullable(definition.getName()).orElse(definition.getKey()),
                definition.getVersion(), definition.getId());
    }
}
