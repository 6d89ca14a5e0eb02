package cn.baolei.template;

import cn.baolei.engine.ModelProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaField;

/** What the diagrams under {@code processes/} call things, so that a drop-down can say it in the same words. */
final class Diagrams {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /**
     * An element and the process it is drawn in.
     *
     * @param fields of a service task
     */
    record Drawn(String process, String processName, String name, Map<String, String> properties, Map<String, String> fields, FlowElement element) {

        static Drawn of(Process process, FlowElement element) {
            return new Drawn(process.getId(), process.getName(), element.getName(), ModelProperties.of(element), fieldsOf(element), element);
        }

        private static Map<String, String> fieldsOf(FlowElement element) {
            return Stream.ofNullable(element.getExtensionElements())
                    .flatMap(extensions -> extensions.getElementsQuery().filterByType(CamundaField.class).list().stream())
                    .collect(Collectors.toMap(CamundaField::getCamundaName, field -> field.getCamundaString().getTextContent()));
        }

        String words() {
            return processName + "·" + name;
        }

        /** A {@code camunda:} attribute; null where it has none. */
        String attribute(String attribute) {
            return element.getAttributeValueNs(CAMUNDA, attribute);
        }
    }

    private final List<Process> processes;
    private final List<Drawn> elements;

    Diagrams(Path folder) {
        List<BpmnModelInstance> models = files(folder, ".bpmn").map(file -> Bpmn.readModelFromFile(file.toFile())).toList();
        processes = models.stream().flatMap(model -> model.getModelElementsByType(Process.class).stream()).toList();
        elements = processes.stream().flatMap(process -> process.getModelInstance().getModelElementsByType(FlowElement.class).stream()
                .map(element -> Drawn.of(process, (FlowElement) element))).toList();
    }

    static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Stream<Process> processes() {
        return processes.stream();
    }

    Stream<Drawn> elements() {
        return elements.stream();
    }

    /** What the elements are called, by something of theirs; elements without it are left out. Several are joined by "／". */
    Map<String, String> wordsBy(Function<Drawn, String> something) {
        return elements().filter(drawn -> something.apply(drawn) != null)
                .collect(Collectors.groupingBy(something, Collectors.mapping(Drawn::words, Collectors.collectingAndThen(
                        Collectors.toList(), words -> words.stream().distinct().collect(Collectors.joining("／"))))));
    }
}
