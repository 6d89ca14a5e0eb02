package cn.baolei.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Values come in over HTTP as an official's browser or program sends them; what a form does not allow changes nothing. */
@ProcessTest
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false",
    "camunda.bpm.deployment-resource-pattern=classpath:form/submission/*,classpath*:processes/decisions/*.dmn"})
@ExtendWith(OutputCaptureExtension.class)
class SubmissionDoorsTest {

    private static final String DOCTOR = "yanshi-shiyan.doctor";
    private static final String PASSWORD = "Baolei-2020!";
    private static final Map<String, Object> GOOD_START = Map.of("foundAt", "2020-01-30T08:30+08:00", "foundPlace", "食堂");

    @LocalServerPort
    private int port;

    @Autowired
    private TestRestTemplate unsigned;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private Scenario scenario;

    private TestRestTemplate http;

    @BeforeEach
    void signIn() {
        http = unsigned.withBasicAuth(DOCTOR, PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void should_KeepTheTaskOpenAndNameTheFields_When_ValuesAreBad(String door, CapturedOutput output) {
        scenario.as(DOCTOR).starts("fever-check", GOOD_START);
        String task = claimed();

        ResponseEntity<Map> answer = post("/task/" + task + "/" + door, """
                {"variables": {"measuredTemperature": {"value": 400}, "contactPhone": {"value": "971"},
                 "contacts": {"type": "Json", "value": "[{\\"phone\\":\\"13900000000\\"},{\\"phone\\":\\"\\"}]"}}}""");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).containsEntry("type", "InvalidFormInput").containsEntry("message",
                "体温：应在 34 到 43 之间；联系电话：请填写 11 位手机号码；密切接触者 第 2 行 联系电话：请填写");
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("measure");
        assertThat(engine.getTaskService().getVariables(task)).doesNotContainKeys("measuredTemperature", "contactPhone", "contacts");
        assertThat(output).doesNotContain("InvalidFormInput", "Exception", "971");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "complete"})
    void should_CompleteTheTask_When_ValuesAreGoodAfterBadOnes(String door) {
        scenario.as(DOCTOR).starts("fever-check", GOOD_START);
        String task = claimed();
        post("/task/" + task + "/" + door, "{\"variables\": {}}");

        ResponseEntity<Map> answer = post("/task/" + task + "/" + door, """
                {"variables": {"measuredTemperature": {"value": 37.5}, "contactPhone": {"value": "13900000000"},
                 "contacts": {"type": "Json", "value": "[]"}}}""");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
        assertThat(engine.getHistoryService().createHistoricVariableInstanceQuery().variableName("measuredTemperature")
                .orderByVariableName().asc().list()).anySatisfy(variable -> assertThat(variable.getValue()).isEqualTo(37.5));
    }

    @Test
    void should_AnswerInTheSameWords_When_TasklistSubmits() throws Exception {
        scenario.as(DOCTOR).starts("fever-check", GOOD_START);
        SignedInBrowser tasklist = new SignedInBrowser(port, DOCTOR, PASSWORD);

        HttpResponse<String> answer = tasklist.post("/task/" + claimed() + "/submit-form", """
                {"variables": {"measuredTemperature": {"value": 400}, "contactPhone": {"value": "13900000000"}}}""");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\":\"体温：应在 34 到 43 之间\"");
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("measure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "start"})
    void should_StartNothing_When_TheStartFormIsFilledInBadly(String door, CapturedOutput output) {
        ResponseEntity<Map> answer = post("/process-definition/key/fever-check/" + door, """
                {"variables": {"foundAt": {"value": "2120-01-30T08:30+08:00"}, "foundPlace": {"value": " "}}}""");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).containsEntry("message", "发现时间：请填写正确的日期和时间；发现地点：请填写");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
        assertThat(output).doesNotContain("Exception");
    }

    @Test
    void should_StartNothing_When_AnOfficialStartsAtALaterStepToPassTheForm() {
        ResponseEntity<Map> answer = post("/process-definition/key/fever-check/start", """
                {"variables": {}, "startInstructions": [{"type": "startBeforeActivity", "activityId": "measure"}]}""");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).containsEntry("message", "发现时间：请填写；发现地点：请填写");
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit-form", "start"})
    void should_Start_When_TheStartFormIsFilledInWell(String door) {
        ResponseEntity<Map> answer = post("/process-definition/key/fever-check/" + door, """
                {"variables": {"foundAt": {"value": "2020-01-30T08:30+08:00"}, "foundPlace": {"value": "食堂"}}}""");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("measure");
    }

    @Test
    void should_CheckTheStartFormOfACalledProcess_When_ItIsCalled() {
        assertThatThrownBy(() -> scenario.as(DOCTOR).starts("fever-caller", Map.of())).isInstanceOf(InvalidFormInput.class);
        scenario.as(DOCTOR).starts("fever-caller", GOOD_START);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("measure");
    }

    @Test
    void should_AskForNoStartForm_When_AMessageStartsTheProcess() {
        engine.getRuntimeService().startProcessInstanceByMessage("fever-reported", Map.of("organisation", "yanshi-shiyan"));
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("measure");
    }

    @Test
    void should_CheckTheStoredValues_When_ADelegatedTaskIsCompletedByItsOwner() {
        scenario.as(DOCTOR).starts("fever-check", GOOD_START);
        String task = claimed();
        engine.getTaskService().setVariables(task, Map.of("measuredTemperature", 12, "contactPhone", "13900000000",
                "contacts", Spin.JSON("[]")));
        assertThatThrownBy(() -> scenario.as(DOCTOR).signedIn(() -> {
            engine.getTaskService().complete(task);
            return null;
        })).isInstanceOf(InvalidFormInput.class).hasMessage("体温：应在 34 到 43 之间");
    }

    private String claimed() {
        String task = scenario.as(DOCTOR).task("measure").getId();
        engine.getTaskService().claim(task, DOCTOR);
        return task;
    }

    private ResponseEntity<Map> post(String path, String json) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.postForEntity("/engine-rest" + path, new HttpEntity<>(json, headers), Map.class);
    }
}
