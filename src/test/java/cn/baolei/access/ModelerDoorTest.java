package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.BehindTheGate;
import cn.baolei.gate.Sample;
import cn.baolei.gate.DeploymentLog;
import cn.baolei.gate.Finding;
import cn.baolei.gate.ModelRule;
import cn.baolei.gate.Submission;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What the desktop Modeler asks and is told when a process owner presses its deploy button; and that nothing hostile gets past it. */
@OverHttp
@BehindTheGate
@Import({ModelerDoorTest.RefusedList.class, ModelerDoorTest.LaterRule.class})
class ModelerDoorTest {

    private static final String OWNER = "qhedu.process-owner";
    private static final String PASSWORD = "Baolei-2020!";
    private static final String FORM = "multipart/form-data; boundary=x";
    private static final Pattern REFERENCE = Pattern.compile("formRef=\"([^\"]+)\"");

    /** What was written down of refusals. */
    static class RefusedList implements DeploymentLog {

        private final List<String> refused = new ArrayList<>();

        @Override
        public void refused(String person, Map<String, byte[]> files, List<Finding> findings) {
            refused.add(person + " " + files.keySet() + " " + findings.size());
        }
    }

    /** A rule that is made stricter while instances run. */
    static class LaterRule implements ModelRule {

        private boolean strict;

        @Override
        public List<Finding> check(Submission submission) {
            return strict ? submission.files().keySet().stream().map(file -> Finding.of(file, "从今天起一律不许")).toList() : List.of();
        }
    }

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private RefusedList refused;
    @Autowired
    private LaterRule laterRule;
    @LocalServerPort
    private int port;
    @TempDir
    private Path directory;

    @BeforeEach
    void noCanary() throws IOException {
        Files.deleteIfExists(Canary.FILE);
        refused.refused.clear();
    }

    @AfterEach
    void remove() {
        laterRule.strict = false;
        engine.getRepositoryService().createDeploymentQuery().deploymentName("modeler").list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true, true));
    }

    static List<Sample> attacks() {
        return Sample.attacks();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void should_RefuseAndRunNothing_When_AFileIsHostile(Sample attack) throws IOException {
        long before = engine.getRepositoryService().createDeploymentQuery().count();
        Path canary = directory.resolve("canary");

        JsonNode answer = refusal(deploy(Map.of(attack.file(), attack.with(canary, Canary.class))));

        assertThat(answer.path("message").asText()).contains(attack.says());
        assertThat(canary).doesNotExist();
        assertThat(Canary.FILE).doesNotExist();
        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(before);
        assertThat(refused.refused).hasSize(1).first().asString().startsWith(OWNER + " [" + attack.file() + "]");
    }

    @Test
    void should_Deploy_When_TheModelerSendsADiagramWithItsForms() throws IOException {
        HttpResponse<String> version = owner().get("/engine-rest/version");
        assertThat(version.statusCode()).isEqualTo(200);
        assertThat(json(version).path("version").asText()).isEqualTo("7.24.0");
        assertThat(owner().get("/engine-rest/deployment?maxResults=0").statusCode()).isEqualTo(200);

        Map<String, byte[]> files = withForms("processes/response/suspected-case.bpmn", Map.of("name=\"核实情况\"", "name=\"核实疑似情况\""));
        long begin = System.nanoTime();
        HttpResponse<String> answer = deploy(files);
        LoggerFactory.getLogger(getClass()).info("Deployment of the largest diagram with its {} forms took {}", files.size() - 1,
                Duration.ofNanos(System.nanoTime() - begin));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("deployedProcessDefinitions").elements().next().path("key").asText()).isEqualTo("suspected-case");
        assertThat(refused.refused).isEmpty();
    }

    @Test
    void should_ShowEveryFindingAtItsElement_When_SeveralFilesAreWrong() throws IOException {
        Map<String, byte[]> files = withForms("processes/outreach/pledge.bpmn", Map.of("value=\"member\"", "value=\"membre\""));
        String form = files.keySet().stream().filter(name -> name.endsWith(".form")).findFirst().orElseThrow();
        files.put(form, new String(files.get(form), StandardCharsets.UTF_8).replaceFirst("\"type\": *\"(textarea|textfield|radio|checkbox)\"",
                "\"type\": \"filepicker\"").getBytes(StandardCharsets.UTF_8));

        long begin = System.nanoTime();
        JsonNode answer = refusal(deploy(files));
        LoggerFactory.getLogger(getClass()).info("Refusal took {}", Duration.ofNanos(System.nanoTime() - begin));

        JsonNode inDiagram = answer.path("details").path("pledge.bpmn").path("errors").path(0);
        assertThat(inDiagram.path("message").asText()).contains("没有代码为“membre”的岗位");
        assertThat(inDiagram.path("line").asInt()).isPositive();
        assertThat(inDiagram.path("column").asInt()).isPositive();
        assertThat(inDiagram.path("mainElementId").asText()).isEqualTo("signPledge");
        assertThat(answer.path("details").path(form).path("errors").path(0).path("message").asText()).contains("显示不了这种组件（filepicker）");
        assertThat(answer.path("details").path(form).path("errors").path(0).path("line").asInt()).isPositive();
    }

    @Test
    void should_NameTheForm_When_TheDiagramComesAlone() throws IOException {
        JsonNode answer = refusal(deploy(Map.of("pledge.bpmn", Files.readAllBytes(Path.of("processes/outreach/pledge.bpmn")))));
        assertThat(answer.path("message").asText()).contains("表单“pledge-sign”没有一起部署：请在部署窗口的附加文件里加上 pledge-sign.form");
    }

    @Test
    void should_Refuse_When_ATenantIsNamed() throws IOException {
        Path minimal = Path.of("src/test/resources/hostile/minimal.bpmn");
        JsonNode answer = refusal(owner().post("/engine-rest/deployment/create", FORM,
                part("deployment-name", "", "modeler") + part("tenant-id", "", "yanshi-shiyan")
                        + part("minimal.bpmn", "; filename=\"minimal.bpmn\"", Files.readString(minimal)) + "--x--\r\n"));
        assertThat(answer.path("message").asText()).contains("Tenant ID）请留空");
    }

    @Test
    void should_FinishTheRunningInstance_When_ARuleIsMadeStricter() throws IOException {
        String waiting = Files.readString(Path.of("src/test/resources/hostile/minimal.bpmn")).replaceFirst("<bpmn:serviceTask.*</bpmn:serviceTask>",
                "<bpmn:intermediateCatchEvent id=\"step\" name=\"一小时后\"><bpmn:timerEventDefinition id=\"t\"><bpmn:timeDuration "
                        + "xsi:type=\"bpmn:tFormalExpression\">PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>");
        HttpResponse<String> deployed = deploy(Map.of("minimal.bpmn", waiting.getBytes(StandardCharsets.UTF_8)));
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(200);
        String instance = engine.getRuntimeService().startProcessInstanceByKey("minimal", Map.of("organisation", "yanshi-shiyan")).getId();

        laterRule.strict = true;
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache().purgeCache();
        engine.getManagementService().executeJob(engine.getManagementService().createJobQuery().processInstanceId(instance).singleResult().getId());

        assertThat(engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(instance).count()).isZero();
        assertThatThrownBy(() -> engine.getRepositoryService().createDeployment().name("modeler").addString("minimal.bpmn", waiting.replace("一小时", "稍")).deploy())
                .as("new versions, also by a program").isInstanceOf(ParseException.class).hasMessageContaining("从今天起一律不许");
    }

    private Visitor owner() {
        return new Visitor(port).withBasic(OWNER, PASSWORD);
    }

    /** The fields that the Modeler sends, in its order. */
    private HttpResponse<String> deploy(Map<String, byte[]> files) {
        return owner().post("/engine-rest/deployment/create", FORM, part("deployment-name", "", "modeler")
                + part("deployment-source", "", "Camunda Modeler") + part("enable-duplicate-filtering", "", "true")
                + files.entrySet().stream().map(file -> part(file.getKey(), "; filename=\"" + file.getKey() + "\"",
                new String(file.getValue(), StandardCharsets.UTF_8))).collect(Collectors.joining()) + "--x--\r\n");
    }

    private static JsonNode refusal(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).path("type").asText()).isEqualTo("ParseException");
        assertThat(json(answer).path("message").asText()).startsWith("ENGINE-09005 Could not parse BPMN process.");
        return json(answer);
    }

    private static Map<String, byte[]> withForms(String diagram, Map<String, String> changes) throws IOException {
        String text = Files.readString(Path.of(diagram));
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertThat(text).contains(change.getKey());
            text = text.replaceFirst(Pattern.quote(change.getKey()), change.getValue());
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(Path.of(diagram).getFileName().toString(), text.getBytes(StandardCharsets.UTF_8));
        Path forms = Path.of("forms", Path.of(diagram).getName(1).toString());
        for (String form : REFERENCE.matcher(text).results().map((MatchResult found) -> found.group(1)).distinct().toList()) {
            files.put(form + ".form", Files.readAllBytes(forms.resolve(form + ".form")));
        }
        return files;
    }

    private static String part(String name, String more, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\nContent-Type: "
                + (more.isEmpty() ? "text/plain; charset=UTF-8" : "text/xml") + "\r\n\r\n" + content + "\r\n";
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
