package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** 更多办理 over HTTP, as Tasklist's panel and as another program use it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class TaskWorkDoorsTest {

    private static final String REPORTER = "yanshi-shiyan.reporter";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String PASSWORD = "Baolei-2020!";
    private static final String JSON = "application/json";

    @LocalServerPort
    private int port;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private ObjectMapper json;

    private String deployment;
    private String instance;
    private String task;

    @BeforeEach
    void start() {
        deployment = engine.getRepositoryService().createDeployment().addClasspathResource("processes/task-work.bpmn").deploy().getId();
        instance = engine.getRuntimeService().startProcessInstanceByKey("task-work", Map.of("organisation", "yanshi-shiyan")).getId();
        task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult().getId();
    }

    @AfterEach
    void remove() {
        engine.getRepositoryService().deleteDeployment(deployment, true, true);
    }

    @Test
    void should_ShowWhatCanBeDone_When_TaskIsOnesOwn() throws IOException {
        JsonNode panel = panel(basic(REPORTER));

        assertThat(panel.get("mine").asBoolean()).isTrue();
        assertThat(panel.get("name").asText()).isEqualTo("拟稿");
        assertThat(panel.get("colleagues").findValuesAsText("id")).contains("yanshi-shiyan.doctor").doesNotContain(REPORTER);
        assertThat(panel.get("earlier")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yanshi-shiyan.doctor", "xining.reporter", "qhedu.administrator"})
    void should_Answer404_When_TaskIsSomebodyElses(String other) {
        HttpResponse<String> answer = basic(other).get("/api/tasks/" + task);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(basic(other).get("/api/tasks/" + task.replace('a', 'b')).body().replace(
                task.replace('a', 'b'), task)).doesNotContain("拟稿");
    }

    @Test
    void should_RecordOpinion_When_RequestIsSigned() throws IOException {
        assertThat(basic(REPORTER).post("/api/tasks/" + task + "/opinion", JSON, "{\"opinion\":\"情况属实\"}").statusCode()).isEqualTo(204);

        JsonNode action = panel(basic(REPORTER)).get("actions").get(0);
        assertThat(action.get("kind").asText()).isEqualTo("意见");
        assertThat(action.get("content").asText()).isEqualTo("情况属实");
    }

    @Test
    void should_AnswerInChinese_When_Refused() {
        HttpResponse<String> answer = basic(REPORTER).post("/api/tasks/" + task + "/return", JSON, "{\"step\":\"review\",\"reason\":\"错\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"message\":\"不能退回到所选环节");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transfer", "delegate", "sign-before", "sign-after", "countersign", "copy", "opinion"})
    void should_SayWhyNot_When_TheStepIsOnesOwn(String action) throws IOException {
        String own = engine.getRepositoryService().createDeployment().addClasspathResource("processes/own-step.bpmn").deploy().getId();
        try {
            String running = engine.getRuntimeService().createProcessInstanceByKey("own-step").setVariables(Map.of("organisation", "yanshi-shiyan",
                    "speaker", REPORTER)).startBeforeActivity("statement").execute().getId();
            String statement = engine.getTaskService().createTaskQuery().processInstanceId(running).singleResult().getId();

            HttpResponse<String> answer = basic(REPORTER).post("/api/tasks/" + statement + "/" + action, JSON,
                    "{\"to\":" + (action.equals("copy") ? "[\"yanshi-shiyan.doctor\"]" : "\"yanshi-shiyan.doctor\"")
                    + ",\"signers\":[\"yanshi-shiyan.doctor\"],\"rule\":\"all\",\"reason\":\"无暇\",\"opinion\":\"同意\"}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).startsWith("{\"message\":\"“陈述”是本人的表决、陈述");
            assertThat(json.readTree(basic(REPORTER).get("/api/tasks/" + statement).body()).get("own").asBoolean()).isTrue();
        } finally {
            engine.getRepositoryService().deleteDeployment(own, true, true);
        }
    }

    @Test
    void should_NeedTheToken_When_ABrowserActs() throws IOException {
        Visitor browser = new Visitor(port).signedIn(REPORTER, PASSWORD);
        String path = "/api/tasks/" + task + "/opinion";
        assertThat(browser.post(path, JSON, "{\"opinion\":\"情况属实\"}").statusCode()).isEqualTo(403);

        JsonNode panel = panel(browser);
        assertThat(browser.withHeader(panel.get("csrfHeader").asText(), panel.get("csrf").asText())
                .post(path, JSON, "{\"opinion\":\"情况属实\"}").statusCode()).isEqualTo(204);
    }

    @Test
    void should_KeepFileAndGiveItBack_When_Attached() throws IOException {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"note.pdf\"\r\nContent-Type: text/html\r\n\r\n"
                + "%PDF-1.7\r\n--b--\r\n";
        assertThat(basic(REPORTER).post("/api/tasks/" + task + "/attachments", "multipart/form-data; boundary=b", body).statusCode())
                .isEqualTo(204);

        String id = panel(basic(REPORTER)).get("attachments").get(0).get("id").asText();
        HttpResponse<String> file = basic(REPORTER).get("/api/attachments/" + id);
        assertThat(file.body()).isEqualTo("%PDF-1.7");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment").contains("note.pdf");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(basic("yanshi-shiyan.doctor").get("/api/attachments/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void should_ShutTheEnginesOwnDoor_When_SomebodyAttachesThere() {
        String multipart = "multipart/form-data; boundary=b";
        assertThat(basic(REPORTER).post("/engine-rest/task/" + task + "/attachment/create", multipart, "--b--").statusCode()).isEqualTo(403);
        assertThat(basic(REPORTER).post("/engine-rest/engine/default/task/" + task + "/attachment/create", multipart, "--b--").statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(port).signedIn(REPORTER, PASSWORD)
                .post("/camunda/api/engine/engine/default/task/" + task + "/attachment/create", multipart, "--b--").statusCode()).isEqualTo(403);
    }

    @Test
    void should_GiveTheTaskBack_When_ItsHolderUnclaimsIt() {
        assertThat(basic(REPORTER).post("/engine-rest/task/" + task + "/claim", JSON, "{\"userId\":\"" + REPORTER + "\"}").statusCode()).isEqualTo(204);
        assertThat(basic(SECRETARY).post("/engine-rest/task/" + task + "/unclaim", JSON, "{}").statusCode()).isEqualTo(404);
        assertThat(basic(REPORTER).post("/engine-rest/task/" + task + "/unclaim", JSON, "{}").statusCode()).isEqualTo(204);
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
    }

    @Test
    void should_SayWhy_When_WhatWasEntrustedIsUnclaimed() {
        String doctor = "yanshi-shiyan.doctor";
        assertThat(basic(REPORTER).post("/api/tasks/" + task + "/delegate", JSON, "{\"to\":\"" + doctor + "\",\"reason\":\"出差\"}").statusCode())
                .isEqualTo(204);
        HttpResponse<String> answer = basic(doctor).post("/engine-rest/task/" + task + "/unclaim", JSON, "{}");
        assertThat(answer.body()).contains("是委派给您办理的，不能取消认领");
        assertThat(engine.getTaskService().createTaskQuery().taskId(task).singleResult().getAssignee()).isEqualTo(doctor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assignee", "/delegate", "/identity-links", "/identity-links/delete"})
    void should_ShutTheEnginesOwnDoor_When_SomebodyElseIsNamedThere(String door) {
        basic(REPORTER).post("/engine-rest/task/" + task + "/claim", JSON, "{\"userId\":\"" + REPORTER + "\"}");
        String other = "{\"userId\":\"yanshi-shiyan.doctor\",\"type\":\"candidate\"}";
        for (String rest : List.of("/engine-rest", "/engine-rest/engine/default")) {
            assertThat(basic(REPORTER).post(rest + "/task/" + task + door, JSON, other).statusCode()).as(rest).isEqualTo(403);
        }
        assertThat(new Visitor(port).signedIn(REPORTER).post("/camunda/api/engine/engine/default/task/" + task + door, JSON, other).statusCode())
                .isEqualTo(403);
        assertThat(engine.getTaskService().getIdentityLinksForTask(task)).extracting(IdentityLink::getUserId).doesNotContain("yanshi-shiyan.doctor");
    }

    @Test
    void should_ListAndTerminate_When_AskedForInstances() throws IOException {
        basic(REPORTER).post("/engine-rest/task/" + task + "/complete", JSON, "{}");
        JsonNode mine = json.readTree(basic(REPORTER).get("/api/instances").body());
        assertThat(mine.findValuesAsText("instance")).containsExactly(instance);

        assertThat(basic(REPORTER).post("/api/instances/" + instance + "/urge", JSON, "{}").statusCode()).isEqualTo(204);
        assertThat(basic("yanshi-shiyan.secretary").post("/api/instances/" + instance + "/terminate", JSON, "{\"reason\":\"重复\"}")
                .statusCode()).isEqualTo(204);
        assertThat(json.readTree(basic(REPORTER).get("/api/instances").body())).isEmpty();
    }

    private Visitor basic(String user) {
        return new Visitor(port).withBasic(user, PASSWORD);
    }

    private JsonNode panel(Visitor visitor) throws IOException {
        return json.readTree(visitor.get("/api/tasks/" + task).body());
    }
}
