package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.export.CoverageStateJsonExporter;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests, in a step of its own: every flow node and every sequence flow of every diagram was passed by a
 * process test. The report over all of them is {@code target/process-test-coverage/all/report.html}.
 */
class ProcessCoverageGate {

    private static final Path REPORTS = Path.of("target", "process-test-coverage");

    @Test
    void should_HavePassedEveryElement_When_AllProcessTestsHaveRun() {
        String all = jsons().stream().reduce(CoverageStateJsonExporter::combineCoverageStateResults).orElseThrow();
        CoverageReportUtil.writeReport(all, false, REPORTS.resolve("all").toFile(), "report.html", CoverageReportUtil::generateHtml);
        Map<String, Set<String>> passed = CoverageStateJsonExporter.readCoverageStateResult(all).getEvents().stream()
                .collect(Collectors.groupingBy(Event::getModelKey, Collectors.mapping(Event::getDefinitionKey, Collectors.toSet())));

        Map<String, Collection<String>> missing = new TreeMap<>();
        for (BpmnModelInstance model : models()) {
            String key = model.getModelElementsByType(Process.class).iterator().next().getId();
            Set<String> open = elements(model);
            open.removeAll(passed.getOrDefault(key, Set.of()));
            if (!open.isEmpty()) {
                missing.put(key, open);
            }
        }
        assertThat(missing).as("flow nodes and sequence flows that no process test passed").isEmpty();
    }

    private static List<String> jsons() {
        try (Stream<Path> files = Files.walk(REPORTS)) {
            return files.filter(file -> file.endsWith("report.json")).sorted().map(ProcessCoverageGate::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<BpmnModelInstance> models() {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().map(file -> Bpmn.readModelFromFile(file.toFile())).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> elements(BpmnModelInstance model) {
        return Stream.of(FlowNode.class, SequenceFlow.class).flatMap(type -> model.getModelElementsByType(type).stream())
                .map(FlowElement::getId).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
