package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Every door over HTTP: who gets in, and how. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class DoorsTest {

    private static final String DOCTOR = "yanshi-shiyan.doctor";
    private static final String PASSWORD = "Baolei-2020!";
    private static final String JSON = "application/json";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task", "/engine-rest/engine", "/engine-rest/version", "/engine-rest/deployment",
        "/camunda/api/engine/engine/default/task", "/camunda/api/engine/engine/", "/camunda/api/admin/auth/user/default",
        "/camunda/api/tasklist/plugin/tasklist-plugins/default/x", "/api/inbox/unread"})
    void should_Answer401_When_NobodyIsSignedIn(String path) {
        assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/inbox", "/camunda/app/tasklist/default/", "/camunda/app/admin/default/",
        "/camunda/app/cockpit/default/", "/camunda/app/admin/default/setup/", "/actuator", "/actuator/env", "/no-such-page"})
    void should_LeadToSignIn_When_NobodyIsSignedIn(String path) {
        HttpResponse<String> answer = new Visitor(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/admin/default/setup/", "/camunda/app/tasklist/default/setup/",
        "/camunda/api/admin/setup/default/user/create"})
    void should_ShutTheSetupPage_When_EvenAnAdministratorAsks(String path) {
        Visitor administrator = new Visitor(port).signedIn("qhedu.administrator", PASSWORD);
        assertThat(administrator.get(path).statusCode()).isEqualTo(403);
        assertThat(administrator.post(path, JSON, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void should_OpenTheWebAppsByOneSignOn_When_SignedInOnOurPage() {
        Visitor doctor = new Visitor(port).signedIn(DOCTOR, PASSWORD);
        assertThat(doctor.get("/").body()).contains("今日工作", "校医");
        assertThat(doctor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(doctor.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"" + DOCTOR + "\"");
        assertThat(doctor.get("/camunda/api/engine/engine/default/task").body()).isEqualTo("[]");
    }

    @Test
    void should_TakeBasicAuthentication_When_RestIsCalled() {
        assertThat(new Visitor(port).withBasic(DOCTOR, PASSWORD).get("/engine-rest/task").statusCode()).isEqualTo(200);
        // A wrong password makes its owner wait, so it is tried on somebody whom no other test needs.
        assertThat(new Visitor(port).withBasic("huangnan.secretary", "wrong").get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(new Visitor(port).withBasic("demo", "demo").get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(new Visitor(port).withBasic("admin", "admin").get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void should_RefuseTheSession_When_RestIsCalledFromABrowser() {
        assertThat(new Visitor(port).signedIn(DOCTOR, PASSWORD).get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/inbox/read", "/camunda/api/engine/engine/default/task"})
    void should_RefuseAWrite_When_NoCsrfTokenIsSent(String path) {
        assertThat(new Visitor(port).signedIn(DOCTOR, PASSWORD).post(path, JSON, "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void should_EndTheSession_When_SignedOutInAWebApp() {
        Visitor doctor = new Visitor(port).signedIn(DOCTOR, PASSWORD);
        assertThat(doctor.post("/camunda/api/admin/auth/user/default/logout", JSON, "").statusCode()).isEqualTo(204);
        assertThat(doctor.get("/").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/history/process-instance", "/engine-rest/history/variable-instance",
        "/engine-rest/process-instance", "/engine-rest/variable-instance", "/engine-rest/authorization",
        "/engine-rest/deployment", "/engine-rest/job", "/engine-rest/incident", "/engine-rest/%6Aob"})
    void should_ShutTheDoor_When_AnOfficialLooksBeyondTasks(String path) {
        HttpResponse<String> answer = new Visitor(port).withBasic(DOCTOR, PASSWORD).get(path);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("此接口不对您的岗位开放");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/engine/engine/default/process-instance", "/camunda/api/engine/process-instance",
        "/camunda/api/cockpit/plugin/base/default/incident/count"})
    void should_ShutTheWebAppsDoorToo_When_AnOfficialLooksBeyondTasks(String path) {
        HttpResponse<String> answer = new Visitor(port).signedIn(DOCTOR, PASSWORD).get(path);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("此接口不对您的岗位开放");
    }

    /** An address that the server and the doors could read differently. */
    @ParameterizedTest
    @ValueSource(strings = {"/engine%2Drest/process-definition", "/%65ngine-rest/process-definition", "/engine-rest/process-definition%2Fcount",
        "/engine-rest//process-definition", "/engine-rest/./job", "/camunda/%61pi/engine/engine/default/process-definition",
        "/engine-rest;x=1/process-definition"})
    void should_LeadNowhere_When_AnAddressIsSpeltAnotherWay(String path) {
        assertThat(new Visitor(port).withBasic(DOCTOR, PASSWORD).get(path).statusCode()).isBetween(400, 599);
    }

    @Test
    void should_RefuseDeployment_When_AnOfficialTries() {
        assertThat(new Visitor(port).withBasic(DOCTOR, PASSWORD).post("/engine-rest/deployment/create",
                "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nn\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.form\"\r\n\r\n{}\r\n--x--\r\n").statusCode())
                .isEqualTo(403);
    }
}
