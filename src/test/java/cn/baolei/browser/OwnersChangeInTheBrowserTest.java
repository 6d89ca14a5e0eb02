package cn.baolei.browser;

import static cn.baolei.browser.FormFiller.choice;
import static cn.baolei.browser.FormFiller.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.baolei.BehindTheGate;
import cn.baolei.template.Modeler;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/**
 * A process owner adds a step with a 会签, shortens a deadline and adds a field, in the Modeler's own editor, and deploys as the
 * Modeler does; officials work by it from the next matter on.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@BehindTheGate
class OwnersChangeInTheBrowserTest {

    private static final Path FORMS = Path.of("forms/outreach");
    private static final Pattern FORM = Pattern.compile("camunda:formRef=\"([^\"]+)\"");
    private static final String FIELD = """
            {"id": "Field_90", "type": "textarea", "key": "%s", "label": "%s", "validate": {"maxLength": 200}}""";

    private static Chromium chromium;

    @LocalServerPort
    private int port;
    @Autowired
    private HistoryService history;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void should_WorkByTheNewFlow_When_AProcessOwnerHasChangedAndDeployedIt() throws IOException, InterruptedException {
        HttpResponse<String> answer = deploy(together(changed(Files.readString(Path.of("processes/outreach/assistance.bpmn")))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

        try (Desks desks = new Desks(chromium, port)) {
            desks.at("counsellor").start("困难师生帮扶", values("姓名", "演示学生丁", "类别", choice("学生"), "班级或部门", "演示班级",
                    "联系电话", "13900000000", "困难和需求", "缺少网课设备"));
            desks.at("counsellor").complete("核实困难情况", values("核实结果", choice("不属实或者不需要帮扶"), "核实说明", "已有设备",
                    "家访情况", "已家访"));
            decideTogether(desks);
        }

        await("the matter to end").atMost(Duration.ofSeconds(60)).until(() ->
                history.createHistoricProcessInstanceQuery().processDefinitionKey("assistance").finished().count() == 1);
        assertThat(history.createHistoricVariableInstanceQuery().variableName("homeVisit").count()).isOne();
        assertThat(term("verify")).isEqualTo(Duration.ofHours(12));
        assertThat(term("consult")).isEqualTo(Duration.ofHours(2));
    }

    private static String changed(String diagram) {
        try (Modeler modeler = new Modeler()) {
            assertThat(modeler.open(diagram)).isEmpty();
            modeler.insert("toIsConfirmed", "bpmn:UserTask", "consult", "会商困难情况");
            modeler.apply("consult", "cn.baolei.user-task-new-form");
            modeler.select("consult");
            modeler.choose("岗位", "office-director");
            modeler.choose("表单", "assistance-consult");
            modeler.choose("办理时限", "general-2h");
            modeler.choose("会签", "all");
            modeler.select("verify");
            modeler.choose("办理时限", "general-12h");
            return modeler.save();
        }
    }

    /** The diagram with all its forms, one of them new and one with a field more. */
    private static Map<String, String> together(String diagram) throws IOException {
        Map<String, String> files = new LinkedHashMap<>(Map.of("assistance.bpmn", diagram));
        for (String form : FORM.matcher(diagram).results().map(found -> found.group(1)).distinct().toList()) {
            files.put(form + ".form", form.equals("assistance-consult") ? """
                    {"id": "assistance-consult", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
                     "executionPlatformVersion": "7.24.0", "components": [%s]}""".formatted(FIELD.formatted("consultResult", "会商结果"))
                    : Files.readString(FORMS.resolve(form + ".form")));
        }
        files.computeIfPresent("assistance-verify.form", (name, form) ->
                form.replaceFirst("\"components\": *\\[", "\"components\": [" + FIELD.formatted("homeVisit", "家访情况") + ","));
        return files;
    }

    private static void decideTogether(Desks desks) {
        Desk office = desks.at("office-director");
        office.open("会商困难情况");
        TaskPanel panel = new TaskPanel(office.page());
        Locator form = panel.choose("会签");
        form.locator("label", new Locator.LocatorOptions().setHasText("校医")).first().click();
        form.getByLabel("会签规则").selectOption("全部同意");
        form.getByLabel("会签事由").fill("请校医会商");
        panel.confirmAndStay("会签");

        Desk doctor = desks.at("doctor");
        doctor.show("会签：会商困难情况");
        panel = new TaskPanel(doctor.page());
        form = panel.choose("签署");
        form.getByLabel("会签结论").selectOption("同意");
        form.getByLabel("意见").fill("情况清楚");
        panel.confirm("签署");
        doctor.awaitNoTask("会签：会商困难情况");

        office.complete("会商困难情况", values("会商结果", "不需要帮扶"));
    }

    /** As the desktop Modeler sends it. */
    private HttpResponse<String> deploy(Map<String, String> files) throws IOException, InterruptedException {
        String body = part("deployment-name", "", "困难师生帮扶") + part("deployment-source", "", "Camunda Modeler")
                + part("enable-duplicate-filtering", "", "true") + files.entrySet().stream()
                        .map(file -> part(file.getKey(), "; filename=\"" + file.getKey() + "\"", file.getValue())).collect(Collectors.joining())
                + "--part--\r\n";
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/engine-rest/deployment/create"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("qhedu.process-owner:Baolei-2020!".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "multipart/form-data; boundary=part").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private static String part(String name, String file, String content) {
        return "--part\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file + "\r\n\r\n" + content + "\r\n";
    }

    private Duration term(String step) {
        HistoricTaskInstance task = history.createHistoricTaskInstanceQuery().taskDefinitionKey(step).singleResult();
        Date begun = task.getStartTime();
        return Duration.between(begun.toInstant(), task.getDueDate().toInstant()).plusMillis(500).truncatedTo(ChronoUnit.MINUTES);
    }
}
