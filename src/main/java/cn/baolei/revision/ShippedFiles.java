package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.StartDeployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The files that came with the application. An upgrade takes over what nobody has changed; what a process owner has in force stays
 * until a process owner adopts the shipped version.
 */
@Component
class ShippedFiles implements StartDeployment {

    private final DeploymentTable records;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    ShippedFiles(DeploymentTable records, CamundaBpmProperties engine) {
        this.records = records;
        try {
            for (String pattern : engine.getDeploymentResourcePattern()) {
                for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                    files.put(file.getFilename(), file.getContentAsByteArray());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A file is named like the process, decision or form in it (docs/modelling.md). */
    Optional<byte[]> find(Kind kind, String key) {
        return Optional.ofNullable(files.get(key + endingOf(kind)));
    }

    static String endingOf(Kind kind) {
        return switch (kind) {
            case PROCESS -> ".bpmn";
            case TABLE -> ".dmn";
            case FORM -> ".form";
        };
    }

    /** Forms always: a diagram sees only those that were deployed along with it. */
    @Override
    public Resource[] select(Resource[] shipped) {
        return Arrays.stream(shipped).filter(file -> !isOwners(String.valueOf(file.getFilename()))).toArray(Resource[]::new);
    }

    private boolean isOwners(String file) {
        return Arrays.stream(Kind.values()).filter(kind -> kind != Kind.FORM && file.endsWith(endingOf(kind)))
                .anyMatch(kind -> !records.isShippedInForce(kind, file.substring(0, file.length() - endingOf(kind).length())));
    }
}
