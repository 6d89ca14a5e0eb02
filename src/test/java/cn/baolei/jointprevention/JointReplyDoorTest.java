package cn.baolei.jointprevention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** A reply handed in over HTTP, as another system sends it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class JointReplyDoorTest {

    private static final String OFFICE_DIRECTOR = "yanshi-shiyan.office-director";
    private static final String CASE = "yanshi-shiyan-20200210-901";

    @LocalServerPort
    private int port;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;

    private String instance;
    private Map<String, Object> reply;

    @BeforeEach
    void send() {
        instance = runtime.startProcessInstanceByKey("joint-prevention", CASE, Variables.putValue("organisation", "yanshi-shiyan")
                .putValue("agencyKind", "cdc").putValue("matter", "情况通报").putValue("letterText", "请派员指导")).getId();
        complete("draftLetter", Map.of("agencyKind", "cdc", "agencyName", "属地疾控机构", "matter", "情况通报", "letterText", "请派员指导"));
        complete("signLetter", Map.of("letterDecision", "sign"));
        complete("dispatchLetter", Map.of("dispatchMeans", "fax", "dispatchedAt", now(), "letterReceivedBy", "值班员"));
        reply = new HashMap<>(Map.of("caseNumber", CASE, "letterNumber", runtime.getVariable(instance, "letterNumber"),
                "reply", "立即派员", "receivedAt", now()));
    }

    @AfterEach
    void delete() {
        runtime.deleteProcessInstance(instance, "end of test");
    }

    @Test
    void should_GoOnWithTheReply_When_TheOfficeHandsItIn() throws Exception {
        assertThat(handIn(OFFICE_DIRECTOR).statusCode()).isEqualTo(204);

        assertThat(openStep()).isEqualTo("closeMatter");
        assertThat(runtime.getVariable(instance, "agencyReply")).isEqualTo("立即派员");
        assertThat(jdbc.sql("select reply_handed_in_by from joint_letter where process_instance_id = ?").param(instance)
                .query(String.class).single()).isEqualTo(OFFICE_DIRECTOR);
    }

    @Test
    void should_SayThatItIsSettled_When_AReplyHasComeBefore() throws Exception {
        handIn(OFFICE_DIRECTOR);
        HttpResponse<String> second = handIn("yanshi-shiyan.duty-officer");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("已登记答复");
        assertThat(jdbc.sql("select reply_handed_in_by from joint_letter where process_instance_id = ?").param(instance)
                .query(String.class).single()).isEqualTo(OFFICE_DIRECTOR);
    }

    @ParameterizedTest
    @CsvSource({"yanshi-shiyan.doctor", "qinghai-daxue.office-director", "xining-chengxi.office-director"})
    void should_KnowNoSuchLetter_When_PostOrOrganisationIsAnother(String stranger) throws Exception {
        assertThat(handIn(stranger).statusCode()).isEqualTo(404);
        assertThat(openStep()).isEqualTo("recordReply");
    }

    @ParameterizedTest
    @CsvSource({
        "caseNumber,   '',                        病例编号",
        "letterNumber, '',                        函件编号",
        "reply,        ' ',                       答复内容",
        "receivedAt,   ,                          收到答复时间",
        "receivedAt,   昨天,                      收到答复时间",
        "receivedAt,   2999-01-01T00:00+08:00,    收到答复时间"})
    void should_NameWhatIsWrong_When_TheReplyIsIncomplete(String part, String value, String named) throws Exception {
        reply.put(part, value);
        HttpResponse<String> answer = handIn(OFFICE_DIRECTOR);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(named);
        assertThat(openStep()).isEqualTo("recordReply");
    }

    @Test
    void should_RefuseALongReply_When_ItDoesNotFitTheRegister() throws Exception {
        reply.put("reply", "答".repeat(2001));
        assertThat(handIn(OFFICE_DIRECTOR).statusCode()).isEqualTo(400);
    }

    @Test
    void should_ShutTheDoor_When_NobodyIsSignedIn() throws Exception {
        assertThat(post(HttpRequest.newBuilder()).statusCode()).isIn(401, 403);
        assertThat(openStep()).isEqualTo("recordReply");
    }

    private HttpResponse<String> handIn(String user) throws Exception {
        return post(HttpRequest.newBuilder().header("Authorization", "Basic "
                + Base64.getEncoder().encodeToString((user + ":Baolei-2020!").getBytes(StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> post(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.uri(URI.create("http://localhost:" + port + "/api/joint-replies"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new ObjectMapper().writeValueAsString(reply))).build(), BodyHandlers.ofString());
    }

    private void complete(String step, Map<String, Object> values) {
        tasks.complete(tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(step).singleResult().getId(), values);
    }

    private String openStep() {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult().getTaskDefinitionKey();
    }

    private static String now() {
        return OffsetDateTime.now().toString();
    }
}
