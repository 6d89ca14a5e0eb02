package cn.baolei.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.gate.Deployed;
import cn.baolei.gate.Finding;
import cn.baolei.gate.Submission;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.junit.jupiter.api.Test;

/** The rule at the gate: which version is compared with which, and at which file and element the finding shows. */
class DutyRuleTest {

    private static final String DIAGRAM = "processes/response/immediate-report.bpmn";
    private static final String FORM = "forms/response/immediate-report-check.form";
    private static final String DEADLINES = "processes/decisions/deadlines.dmn";
    private static final String INTEGRITY = "processes/decisions/report-integrity.dmn";

    private final DutyRule rule = new DutyRule(new Shipped(), process -> process.equals("report") ? Optional.of(own("superior")) : Optional.empty());

    @Test
    void should_FindNothing_When_ShippedFilesAreHandedInAgain() throws IOException {
        assertThat(check(Map.of(DIAGRAM, read(DIAGRAM), FORM, read(FORM), DEADLINES, read(DEADLINES), INTEGRITY, read(INTEGRITY)))).isEmpty();
    }

    @Test
    void should_NameDiagramFormAndTables_When_EachLosesADuty() throws IOException {
        List<Finding> findings = check(Map.of(
                "changed.bpmn", read(DIAGRAM).replace("delegateExpression=\"${sendReportUpward}\"", "delegateExpression=\"${notify}\""),
                "check.form", read(FORM).replace("\"required\": true", "\"required\": false"),
                "table.dmn", read(DEADLINES).replace("<text>\"PT15M\"</text>", "<text>\"PT16M\"</text>"),
                "integrity.dmn", read(INTEGRITY).replace("hitPolicy=\"COLLECT\"", "hitPolicy=\"FIRST\"")));

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo("changed.bpmn");
            assertThat(finding.elementId()).isEqualTo("sendReportUpward");
            assertThat(finding.message()).contains("“报上级”的“系统处理”被改动").contains("通知2-7“一旦发现疫情");
        });
        assertThat(findings).extracting(Finding::file).contains("changed.bpmn", "check.form", "table.dmn", "integrity.dmn");
    }

    @Test
    void should_CompareWithTheFirstVersion_When_TheProcessIsNotShipped() {
        assertThat(check(Map.of("report.bpmn", Bpmn.convertToString(own("own"))))).extracting(Finding::message)
                .singleElement().asString().startsWith("“核对”的“岗位所在单位”被改动（原为上级，现为本级）");
        assertThat(check(Map.of("report.bpmn", Bpmn.convertToString(own("superior"))))).isEmpty();
    }

    @Test
    void should_FindNothing_When_TheProcessIsNew() {
        assertThat(check(Map.of("report.bpmn", Bpmn.convertToString(own("own")).replace("\"report\"", "\"newer\""))))
                .isEmpty();
    }

    private static BpmnModelInstance own(String place) {
        try {
            return Bpmn.readModelFromStream(new ByteArrayInputStream(read("src/test/resources/obligation/report.bpmn")
                    .replace("name=\"place\" value=\"superior\"", "name=\"place\" value=\"" + place + "\"").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private List<Finding> check(Map<String, String> texts) {
        Map<String, byte[]> files = new TreeMap<>();
        Map<String, BpmnModelInstance> diagrams = new TreeMap<>();
        Map<String, DmnModelInstance> tables = new TreeMap<>();
        Map<String, JsonNode> forms = new TreeMap<>();
        texts.forEach((name, text) -> {
            byte[] content = text.getBytes(StandardCharsets.UTF_8);
            files.put(name, content);
            if (name.endsWith(".bpmn")) {
                diagrams.put(name, Bpmn.readModelFromStream(new ByteArrayInputStream(content)));
            } else if (name.endsWith(".dmn")) {
                tables.put(name, Dmn.readModelFromStream(new ByteArrayInputStream(content)));
            } else {
                forms.put(name, json(content));
            }
        });
        return rule.check(new Submission(files, diagrams, tables, forms, new NothingElse()));
    }

    private static JsonNode json(byte[] content) {
        try {
            return new ObjectMapper().readTree(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record NothingElse() implements Deployed {

        @Override
        public Optional<BpmnModelInstance> diagram(String processKey) {
            return Optional.empty();
        }

        @Override
        public List<BpmnModelInstance> diagrams() {
            return List.of();
        }

        @Override
        public Optional<DmnModelInstance> table(String decisionKey) {
            return Optional.empty();
        }

        @Override
        public Optional<JsonNode> form(String formId) {
            return Optional.empty();
        }
    }
}
