package cn.baolei.template;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.browser.GuidePictures;
import cn.baolei.engine.ModelProperties;
import cn.baolei.template.Modeler.Linted;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a process owner meets who opens, changes and saves a diagram in the Modeler. */
class ModelerTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path SUSPECTED_CASE = PROCESSES.resolve("response/suspected-case.bpmn");

    private static Modeler modeler;

    @BeforeAll
    static void open() {
        modeler = new Modeler();
    }

    @AfterAll
    static void close() {
        modeler.close();
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void should_ShowAllByTemplatesAndSaveTheSame_When_DiagramIsOpened(Path file) throws IOException {
        String diagram = Files.readString(file);

        assertThat(modeler.open(diagram)).as("what the Modeler says on opening").isEmpty();
        Linted linted = modeler.lint();

        assertThat(linted.used()).as("elements with a template").isGreaterThan(3);
        assertThat(linted.faults()).isEmpty();
        assertThat(Meaning.difference(diagram, modeler.save())).as("what changed when every step was looked at").isEmpty();
    }

    @Test
    void should_WriteWhatTheEngineReads_When_StepIsAddedByTemplate() throws IOException {
        modeler.open(Files.readString(SUSPECTED_CASE));

        modeler.append("verifySuspicion", "bpmn:UserTask", "consultExperts", "会商研判");
        modeler.apply("consultExperts", "cn.baolei.user-task");
        modeler.select("consultExperts");
        modeler.choose("岗位", "office-director");
        modeler.choose("表单", "suspected-case-consider");
        modeler.choose("办理时限", "general-2h");
        modeler.choose("会签", "majority");
        modeler.choose("通知条款", "2-3");
        GuidePictures.take("modeler-new-step", modeler.page());

        UserTask added = Bpmn.readModelFromStream(new ByteArrayInputStream(modeler.save().getBytes(StandardCharsets.UTF_8)))
                .getModelElementById("consultExperts");
        assertThat(ModelProperties.of(added)).containsExactlyInAnyOrderEntriesOf(Map.of("role", "office-director", "place", "own",
                "deadline", "general-2h", "countersign", "majority", "notice", "2-3"));
        assertThat(added.getCamundaFormRef()).isEqualTo("suspected-case-consider");
        assertThat(added.getCamundaFormRefBinding()).isEqualTo("deployment");
        assertThat(added.getCamundaCandidateGroups()).isEqualTo("${routing.candidates(execution)}");
        assertThat(added.getCamundaDueDate()).isEqualTo("${deadlines.due(execution)}");
    }

    @Test
    void should_SayWhatIsWrong_When_ValueIsNoneOfTheChoices() throws IOException {
        modeler.open(Files.readString(SUSPECTED_CASE).replace("name=\"role\" value=\"doctor\"", "name=\"role\" value=\"pharmacist\""));

        assertThat(modeler.lint().faults()).contains("verifySuspicion: 岗位 is none of the choices");
    }

    @Test
    void should_ChangeNothingElse_When_OneDeadlineIsChosen() throws IOException {
        String diagram = Files.readString(SUSPECTED_CASE);
        modeler.open(diagram);

        modeler.select("verifySuspicion");
        modeler.choose("办理时限", "isolate-on-site");
        GuidePictures.take("modeler-step", modeler.page());

        assertThat(Meaning.difference(diagram, modeler.save())).hasSize(2).allMatch(line -> line.contains(" userTask[") && line.contains("id=verifySuspicion"))
                .last().asString().startsWith("+").contains("[name=deadline, value=isolate-on-site]");
    }

    static Stream<Path> diagrams() {
        return Diagrams.files(PROCESSES, ".bpmn");
    }
}
