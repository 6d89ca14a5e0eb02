package cn.baolei.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The element templates say what the engine says, and the Modeler can read them. */
class ElementTemplatesTest {

    private static final Path FOLDER = Path.of(".camunda", "element-templates");

    @Test
    void should_BeAsDeclared_When_TemplatesAreGeneratedAnew() throws IOException {
        List<ElementTemplate> templates = new Catalogue().templates();
        Set<String> expected = templates.stream().map(ElementTemplate::file).collect(Collectors.toSet());
        Set<String> stale = templates.stream().filter(template -> !template.json().equals(kept(template)))
                .map(ElementTemplate::file).collect(Collectors.toSet());
        Files.createDirectories(FOLDER);
        for (ElementTemplate template : templates) {
            if (stale.contains(template.file())) {
                Files.writeString(FOLDER.resolve(template.file()), template.json());
            }
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).as("templates that are declared").containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(stale).as("element templates that were stale: they have just been written anew, commit them").isEmpty();
    }

    @Test
    void should_FitThePublishedSchema_When_Validated() throws IOException {
        assertThat(faults(FOLDER)).isEmpty();
    }

    @Test
    void should_NameTheFault_When_TemplateDoesNotFitTheSchema(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bad.json"), Files.readString(FOLDER.resolve("clue.json")).replace("\"Dropdown\"", "\"Number\""));

        assertThat(faults(folder)).contains("bad.json");
    }

    @Test
    void should_HaveATemplate_When_ElementIsOfAKindThatOwnersPlace() {
        assertThat(new Diagrams(Path.of("processes")).elements().filter(ElementTemplatesTest::isPlacedByOwners)
                .filter(drawn -> drawn.attribute("modelerTemplate") == null).map(Diagrams.Drawn::words)).as("elements without a template").isEmpty();
    }

    private static boolean isPlacedByOwners(Diagrams.Drawn drawn) {
        return drawn.element() instanceof UserTask || drawn.element() instanceof ServiceTask || drawn.element() instanceof CallActivity
                || drawn.element() instanceof BusinessRuleTask || drawn.element() instanceof StartEvent && drawn.attribute("formRef") != null;
    }

    private static String faults(Path folder) throws IOException {
        Path script = Path.of("src", "test", "resources", "template", "validate.js");
        NodePackages.installed();
        return NodePackages.run(List.of("node", script.toAbsolutePath().toString(), folder.toAbsolutePath().toString()));
    }

    private static String kept(ElementTemplate template) {
        try {
            Path file = FOLDER.resolve(template.file());
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }
}
