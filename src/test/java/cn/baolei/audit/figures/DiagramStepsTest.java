package cn.baolei.audit.figures;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.audit.figures.DiagramSteps.Step;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table below the map has every step of every procedure, in the order of reading. */
class DiagramStepsTest {

    @Test
    void should_ReadFromTheLeftAndIntoSubProcesses_When_ADiagramIsListed() {
        List<Step> steps = DiagramSteps.of(Bpmn.readModelFromFile(new File("processes/outreach/pledge.bpmn")));
        assertThat(steps).extracting(Step::id).containsSubsequence("pledgeLaunched", "listMembers", "sign", "signingStarts", "signPledge", "signed",
                "listSigners", "checks", "check", "summarise", "closed");
        assertThat(steps).contains(new Step("sign", "逐人签名", ""), new Step("signPledge", "签名承诺（党员）", "逐人签名"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void should_LeaveNoStepOut_When_AShippedDiagramIsListed(Path file) {
        BpmnModelInstance diagram = Bpmn.readModelFromFile(file.toFile());
        List<Step> steps = DiagramSteps.of(diagram);
        assertThat(steps).extracting(Step::id).doesNotHaveDuplicates()
                .containsAll(diagram.getModelElementsByType(Activity.class).stream().map(FlowNode::getId).toList());
        assertThat(steps).allMatch(step -> !step.name().isBlank());
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().toList();
        }
    }
}
