package cn.baolei.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The pages on which areas are assigned and shown, over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class ResponsibilityPageTest {

    private static final String COUNTY = "xining-chengxi";
    private static final String SECRETARY = COUNTY + ".secretary";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private AreaPlans plans;
    @Autowired
    private JdbcClient jdbc;

    private String instance;
    private String page;

    @BeforeEach
    void start() {
        instance = runtime.startProcessInstanceByKey("responsibility", "areas-test", Variables.putValue("organisation", COUNTY)
                .putValue("planRequirements", "全覆盖")).getId();
        page = "/responsibility/tasks/" + tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    }

    @AfterEach
    void delete() {
        runtime.deleteProcessInstance(instance, "end of test");
        jdbc.sql("delete from area").update();
        jdbc.sql("delete from area_plan").update();
    }

    @Test
    void should_KeepTheDraftAndNameWhatIsMissing_When_Saved() throws Exception {
        HttpClient secretary = signedIn(SECRETARY);
        assertThat(get(secretary, page).body()).contains("西宁市城西区演示实验学校党支部", "name=\"leader-yanshi-shiyan\"", "城西区教育党工委·班子成员");
        String answer = post(secretary, page, Map.of("name0", "机关<b>支部", "leader0", "", "leader-nowhere", SECRETARY)).body();
        assertThat(answer).contains("已保存", "西宁市城西区演示实验学校党支部没有包片领导", "机关&lt;b&gt;支部没有包片领导");
        answer = post(secretary, page, Map.of("leader-yanshi-shiyan", COUNTY + ".committee-member", "name0", "机关支部", "leader0", COUNTY + ".secretary")).body();
        assertThat(answer).contains("已保存").doesNotContain("演示实验学校党支部没有包片领导").containsPattern("committee-member\"\\s+selected");
        assertThat(AreaList.of(runtime.getVariable(instance, "areas"))).contains(
                new Area("西宁市城西区演示实验学校党支部", "yanshi-shiyan", COUNTY + ".committee-member"), new Area("机关支部", "", COUNTY + ".secretary"));
    }

    @Test
    void should_NotFindThePage_When_TheTaskIsSomebodyElses() throws Exception {
        for (String other : List.of(COUNTY + ".deputy-secretary", "yanshi-shiyan.secretary")) {
            assertThat(get(signedIn(other), page).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(get(HttpClient.newHttpClient(), page).statusCode()).isEqualTo(302);
    }

    @Test
    void should_ShowWhoLeads_When_APlanIsPublished() throws Exception {
        assertThat(get(signedIn(SECRETARY), "/responsibility").body()).contains("本单位尚未公布分片包干分工");
        plans.publish(COUNTY, instance, "areas-test", List.of(new Area("西宁市城西区演示实验学校党支部", "yanshi-shiyan", COUNTY + ".committee-member")));
        assertThat(get(signedIn(COUNTY + ".member"), "/responsibility").body()).contains("西宁市城西区演示实验学校党支部", "城西区教育党工委·班子成员");
        assertThat(get(signedIn("yanshi-shiyan.member"), "/responsibility").body()).contains("上级包片领导", "城西区教育党工委·班子成员");
        assertThat(get(signedIn("yanshi-xx1.member"), "/responsibility").body()).doesNotContain("上级包片领导");
    }

    private HttpClient signedIn(String user) throws Exception {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        send(client, "/login", Map.of("username", user, "password", "Baolei-2020!"), csrfOf(client, "/login"));
        return client;
    }

    private HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient client, String path, Map<String, String> form) throws Exception {
        return send(client, path, form, csrfOf(client, path));
    }

    private HttpResponse<String> send(HttpClient client, String path, Map<String, String> form, String csrf) throws Exception {
        String body = form.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encoded(csrf) + "&", ""));
        return client.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private String csrfOf(HttpClient client, String path) throws Exception {
        Matcher token = CSRF.matcher(get(client, path).body());
        assertThat(token.find()).as("CSRF token on " + path).isTrue();
        return token.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept", "text/html");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
