package cn.baolei.obligation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** The diagrams that the application ships. */
final class Models {

    private Models() {
    }

    /** Keys with their part: {@code response/isolation}. */
    static List<String> shipped() {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.map(Path::toString).filter(file -> file.endsWith(".bpmn"))
                    .map(file -> file.substring("processes/".length(), file.length() - ".bpmn".length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BpmnModelInstance read(String process) {
        return Bpmn.readModelFromFile(Path.of("processes", process + ".bpmn").toFile());
    }
}
