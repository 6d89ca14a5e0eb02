package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * No code from data. A process owner who deploys it, an official who stores it in a filter or hands it in with a form: none of it runs.
 * Each payload would leave a file behind.
 */
@OverHttp
class PayloadsTest {

    private static final String OWNER = "qhedu.process-owner";
    private static final String DOCTOR = "yanshi-shiyan.doctor";
    private static final String PASSWORD = "Baolei-2020!";
    private static final String JSON = "application/json";
    private static final String CODE = "${''.getClass().forName('java.io.FileOutputStream').getConstructor(''.getClass()).newInstance('FILE')}";

    @Autowired
    private ProcessEngine engine;
    @LocalServerPort
    private int port;
    @TempDir
    private Path directory;
    private Path file;

    @BeforeEach
    void noCanary() throws IOException {
        file = directory.resolve("canary");
        Files.deleteIfExists(Canary.FILE);
    }

    @AfterEach
    void remove() {
        engine.getRepositoryService().createDeploymentQuery().deploymentName("payload").list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true, true));
    }

    @Test
    void should_LeaveTheFile_When_TheStockEngineEvaluatesIt() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(context ->
                new JuelExpressionManager().createExpression(CODE.replace("FILE", file.toString())).getValue(new ExecutionEntity()));
        assertThat(file).as("or the payloads would prove nothing").exists();
        new Canary();
        assertThat(Canary.FILE).exists();
    }

    static List<Payload> payloads() {
        assertThat(Payload.all()).hasSizeGreaterThanOrEqualTo(45);
        return Payload.all();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void should_RunNothing_When_AProcessOwnerDeploysIt(Payload payload) {
        String model = payload.with(CODE, file.toString(), Canary.class.getName());
        HttpResponse<String> answer = new Visitor(port).withBasic(OWNER, PASSWORD).post("/engine-rest/deployment/create",
                "multipart/form-data; boundary=x", part("deployment-name", "", "payload") + part("data", "; filename=\"" + payload.file() + "\"", model)
                        + "--x--\r\n");

        if (answer.statusCode() == 200) {
            run(payload);
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 500);
        }
        assertNothingRan();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assigneeExpression", "candidateGroupExpression", "candidateUserExpression", "ownerExpression", "dueBeforeExpression",
        "createdAfterExpression", "processInstanceBusinessKeyExpression", "followUpAfterExpression"})
    void should_RunNothing_When_AnOfficialStoresItInAFilter(String criterion) {
        Visitor doctor = new Visitor(port).withBasic(DOCTOR, PASSWORD);
        String query = "{\"" + criterion + "\":\"" + CODE.replace("FILE", file.toString()) + "\"}";
        HttpResponse<String> created = doctor.post("/engine-rest/filter/create", JSON,
                "{\"resourceType\":\"Task\",\"name\":\"" + criterion + "\",\"query\":" + query + "}");
        if (created.statusCode() == 200) {
            String id = created.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            assertThat(doctor.get("/engine-rest/filter/" + id + "/list").statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(doctor.get("/engine-rest/filter/" + id + "/count").statusCode()).isGreaterThanOrEqualTo(400);
            engine.getFilterService().deleteFilter(id);
        }
        String shared = engine.getFilterService().createTaskFilterQuery().filterName("本单位待办").list().get(0).getId();
        doctor.post("/engine-rest/filter/" + shared + "/list", JSON, query);
        doctor.post("/engine-rest/task", JSON, query);
        assertNothingRan();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"Object\",\"value\":\"{\\\"song\\\":\\\"x\\\"}\",\"valueInfo\":{\"objectTypeName\":\"cn.baolei.access.Canary\",\"serializationDataFormat\":\"application/json\"}}",
        "{\"type\":\"Object\",\"value\":\"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}",
        "{\"type\":\"String\",\"value\":\"CODE\"}"})
    void should_MakeNoObject_When_AnOfficialHandsItInWithAForm(String value) {
        engine.getRepositoryService().createDeployment().name("payload").addClasspathResource("processes/task-work.bpmn").deploy();
        String instance = engine.getRuntimeService().startProcessInstanceByKey("task-work", Map.of("organisation", "yanshi-shiyan")).getId();
        Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult();
        Visitor reporter = new Visitor(port).withBasic("yanshi-shiyan.reporter", PASSWORD);
        reporter.post("/engine-rest/task/" + task.getId() + "/claim", JSON, "{\"userId\":\"yanshi-shiyan.reporter\"}");
        reporter.post("/engine-rest/task/" + task.getId() + "/complete", JSON, "{\"withVariablesInReturn\":true,\"variables\":{\"x\":"
                + value.replace("CODE", CODE.replace("FILE", file.toString())) + "}}");
        engine.getTaskService().createTaskQuery().processInstanceId(instance).list().forEach(next ->
                new Visitor(port).withBasic("yanshi-shiyan.secretary", PASSWORD).get("/engine-rest/task/" + next.getId() + "/form-variables"));
        try {
            engine.getRuntimeService().createVariableInstanceQuery().variableName("x").list();
        } catch (RuntimeException refused) {
            // What cannot be made into an object is an error to whoever reads it.
        }
        assertNothingRan();
    }

    /** As far as it goes: started, jobs run, tasks completed, table asked. */
    private void run(Payload payload) {
        try {
            if (payload.file().endsWith(".dmn")) {
                engine.getDecisionService().evaluateDecisionByKey("payload").variables(Map.of()).evaluate();
                return;
            }
            engine.getRuntimeService().startProcessInstanceByKey("payload", Map.of("organisation", "yanshi-shiyan"));
            for (Job job : engine.getManagementService().createJobQuery().processDefinitionKey("payload").list()) {
                engine.getManagementService().executeJob(job.getId());
            }
            for (Task task : engine.getTaskService().createTaskQuery().processDefinitionKey("payload").list()) {
                engine.getFormService().getTaskFormData(task.getId());
                engine.getFormService().submitTaskForm(task.getId(), Map.of("x", "y"));
            }
        } catch (RuntimeException refused) {
            // The allow-list's error, or the engine's that there is nothing to run.
        }
    }

    private void assertNothingRan() {
        assertThat(file).doesNotExist();
        assertThat(Canary.FILE).doesNotExist();
        assertThat(engine.getIdentityService().createUserQuery().userId("qhedu.auditor").count()).isEqualTo(1);
    }

    private static String part(String name, String more, String content) {
        return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n"
                + content + "\r\n";
    }
}
