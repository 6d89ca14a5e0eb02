package cn.baolei.routing;

import static cn.baolei.routing.RoutingLab.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import cn.baolei.organisation.OrganisationImport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Routing as it is seen over HTTP: whose list a task is in when posts change hands, and the administrators' check. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class RoutingDoorsTest {

    private static final String PASSWORD = "Baolei-2020!";
    private static final String ADMINISTRATOR = "qhedu.administrator";
    private static final String FORMER = SCHOOL + ".doctor";
    private static final String NEW = SCHOOL + ".counsellor";

    @LocalServerPort
    private int port;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ObjectMapper json;

    private RoutingLab lab;

    @BeforeEach
    void deploy() {
        lab = new RoutingLab(engine, organisationImport);
    }

    @AfterEach
    void remove() {
        lab.remove();
        jdbc.sql("update act_id_user set lock_exp_time_ = null, attempts_ = 0").update();
    }

    @Test
    void should_SeeThePostsTasksFromAppointmentOn_When_ThePostChangesHands() throws Exception {
        Task task = lab.begin("own");
        assertThat(post(FORMER, "/engine-rest/task/" + task.getId() + "/claim", "{\"userId\":\"" + FORMER + "\"}")).isEqualTo(204);
        assertThat(listOf(FORMER)).containsExactly(task.getId());
        assertThat(listOf(NEW)).isEmpty();

        lab.people(line -> !RoutingLab.user(FORMER).test(line), FORMER + ",演示实验学校·校医," + SCHOOL + ",member,yanshi-shiyan.doctor@example.org",
                NEW + ",演示实验学校·班主任," + SCHOOL + ",doctor,yanshi-shiyan.counsellor@example.org");

        assertThat(listOf(NEW)).containsExactly(task.getId());
        assertThat(listOf(FORMER)).isEmpty();
        assertThat(basic(FORMER).get("/engine-rest/task/" + task.getId()).statusCode()).isNotEqualTo(200);
        assertThat(post(FORMER, "/engine-rest/task/" + task.getId() + "/complete", "{}")).isNotEqualTo(204);
        assertThat(post(NEW, "/engine-rest/task/" + task.getId() + "/claim", "{\"userId\":\"" + NEW + "\"}")).isEqualTo(204);
        assertThat(post(NEW, "/engine-rest/task/" + task.getId() + "/complete", "{}")).isEqualTo(204);
    }

    @Test
    void should_SayThatAllIsWell_When_EverybodyIsThere() throws Exception {
        JsonNode answer = json.readTree(basic(ADMINISTRATOR).get("/api/routing-check").body());
        assertThat(answer.get("report").get("deadEnds")).isEmpty();
        assertThat(answer.get("report").get("combinations").asInt()).isGreaterThan(500);
        assertThat(new Visitor(port).signedIn(ADMINISTRATOR).get("/admin/routing").body()).contains("全部岗位均有人可办", "没有无人可办的事项");
        assertThat(new Visitor(port).signedIn(ADMINISTRATOR).get("/").body()).contains("href=\"/admin/routing\"");
    }

    @Test
    void should_NameWhereTasksWouldEnd_When_NobodyIsThereOrMaySignIn() throws Exception {
        lab.without(line -> List.of("doctor", "duty-leader", "secretary").contains(line.split(",")[3]));
        Task task = lab.begin("own");
        Visitor administrator = new Visitor(port).signedIn(ADMINISTRATOR);
        String page = administrator.get("/admin/routing").body();
        assertThat(page).contains("本级办理", lab.caseOf(task), "本级及各上级均无人任职", "西宁市城西区演示实验学校党支部");
        assertThat(administrator.get("/admin/routing?q=" + URLEncoder.encode("演示实验学校", StandardCharsets.UTF_8)).body())
                .contains("西宁市城西区演示实验学校党支部").doesNotContain("中共青海省教育厅党组</th>");
        assertThat(administrator.get("/admin/routing?q=xyz").body()).contains("没有符合条件的岗位");
        assertThat(json.readTree(basic(ADMINISTRATOR).get("/api/routing-check").body()).get("openTasks").get(0).get("task").asText())
                .isEqualTo(task.getId());

        lab.without(line -> false);
        jdbc.sql("update act_id_user set lock_exp_time_ = now() + interval '1 day' where id_ = ?").param("qhedu.secretary").update();
        assertThat(json.readTree(basic(ADMINISTRATOR).get("/api/routing-check").body()).get("report").get("deadEnds").findValuesAsText("cause"))
                .isNotEmpty().allMatch(cause -> cause.contains("不能登录"));
    }

    @Test
    void should_ShutTheCheck_When_SomebodyElseAsks() {
        for (String other : List.of(SCHOOL + ".secretary", "qhedu.secretary")) {
            assertThat(basic(other).get("/api/routing-check").statusCode()).isEqualTo(403);
            assertThat(new Visitor(port).signedIn(other).get("/admin/routing").statusCode()).isEqualTo(403);
        }
        assertThat(new Visitor(port).get("/admin/routing").statusCode()).isEqualTo(302);
    }

    private List<String> listOf(String user) throws Exception {
        return json.readTree(basic(user).get("/engine-rest/task?processDefinitionKey=routing-forms").body()).findValuesAsText("id");
    }

    private int post(String user, String path, String body) {
        return basic(user).post(path, "application/json", body).statusCode();
    }

    private Visitor basic(String user) {
        return new Visitor(port).withBasic(user, PASSWORD);
    }
}
