package cn.baolei.deadline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** A process for trying clocks on, with rows of its own in front of the real decision table. */
class ClockTestProcess {

    private static final List<String> OUTPUTS = List.of("remindAfter", "dueAfter", "superviseAfter", "clueAfter", "mode",
            "escalateRole", "escalatePlace");

    private final ProcessEngine engine;
    private final String deployment;

    ClockTestProcess(ProcessEngine engine, Resource deadlines) throws IOException {
        this.engine = engine;
        String table = deadlines.getContentAsString(StandardCharsets.UTF_8);
        String rows = row("continuous", "PT1H", "PT2H", "PT3H", "PT5H", "continuous", "secretary", "superior")
                + row("working", "P1D", "P2D", "P3D", "P5D", "working-days", "secretary", "own")
                + row("nonsense", "PT1H", "PT2H", "PT3H", "PT5H", "working-days", "secretary", "own");
        deployment = engine.getRepositoryService().createDeployment().name("clock-test")
                .addInputStream("clock-test.bpmn", new ClassPathResource("deadline/clock-test.bpmn").getInputStream())
                .addString("deadlines.dmn", table.replaceFirst("(?=<rule )", rows))
                .deploy().getId();
    }

    /** As the engine does by itself, at the demonstration school. */
    ProcessInstance start(String kind) {
        return engine.getRuntimeService().startProcessInstanceByKey("clock-test", Map.of("organisation", "yanshi-shiyan", "kind", kind));
    }

    void remove() {
        engine.getRepositoryService().deleteDeployment(deployment, true, true);
    }

    private static String row(String step, String... outputs) {
        return "<rule id=\"clock-test-" + step + "\">"
                + Stream.of("clock-test", step, "").map(ClockTestProcess::quoted)
                        .map(text -> "<inputEntry id=\"" + step + "-" + text.hashCode() + "\"><text>" + text + "</text></inputEntry>")
                        .collect(Collectors.joining())
                + IntStream.range(0, outputs.length)
                        .mapToObj(index -> "<outputEntry id=\"" + step + "-" + OUTPUTS.get(index) + "\"><text>" + quoted(outputs[index])
                                + "</text></outputEntry>")
                        .collect(Collectors.joining())
                + "</rule>";
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : "\"" + text + "\"";
    }
}
