package cn.baolei.obligation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The diagrams, tables and forms that the application brings, which say what the notice demands. A file is named after its id. */
@Component
class Shipped {

    private static final List<String> FILES = List.of("processes/**/*.bpmn", "processes/**/*.dmn", "forms/**/*.form");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> files = new HashMap<>();

    Shipped() {
        try {
            for (String pattern : FILES) {
                for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern)) {
                    files.put(file.getFilename(), file.getContentAsByteArray());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<BpmnModelInstance> diagram(String process) {
        return file(process + ".bpmn").map(content -> Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
    }

    List<BpmnModelInstance> diagrams() {
        return files.entrySet().stream().filter(file -> file.getKey().endsWith(".bpmn")).sorted(Map.Entry.comparingByKey())
                .map(file -> Bpmn.readModelFromStream(new ByteArrayInputStream(file.getValue()))).toList();
    }

    Optional<DmnModelInstance> table(String decision) {
        return file(decision + ".dmn").map(content -> Dmn.readModelFromStream(new ByteArrayInputStream(content)));
    }

    Optional<JsonNode> form(String form) {
        return file(form + ".form").map(content -> {
            try {
                return JSON.readTree(content);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /** Whether a file is the very one that was shipped. */
    boolean isUnchanged(String name, byte[] content) {
        return file(name.substring(name.lastIndexOf('/') + 1)).filter(shipped -> Arrays.equals(shipped, content)).isPresent();
    }

    private Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }
}
