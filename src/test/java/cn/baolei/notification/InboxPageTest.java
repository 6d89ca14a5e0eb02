package cn.baolei.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;

@NotificationTest
class InboxPageTest {

    private static final String CASE = "yanshi-shiyan-20200130-1";
    private static final String TASKLIST = "/camunda/app/tasklist/default/#/?task=";
    private static final String GONE = "该事项已办结或已由他人办理";

    @LocalServerPort
    int port;
    @Autowired
    NotificationService notifications;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TaskService tasks;
    @Autowired
    RuntimeService runtime;
    @Autowired
    RepositoryService repository;

    @BeforeEach
    void empty() {
        jdbc.sql("delete from notification").update();
    }

    @AfterEach
    void undeploy() {
        repository.createDeploymentQuery().list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    @Test
    void should_SayThereIsNone_When_InboxIsEmpty() {
        assertThat(get("doctor", "/inbox").getBody()).contains("暂无通知", "演示实验学校校医", "退出")
                .doesNotContain("全部标为已读");
        assertThat(get("doctor", "/inbox?filter=unread").getBody()).contains("暂无未读通知");
    }

    @Test
    void should_ShowOwnOnlyWithTimeInShanghai_When_OthersHaveSomeToo() {
        send("own", "doctor", CASE, null, "核实情况");
        send("other", "secretary", CASE, null, "到场部署");
        assertThat(get("doctor", "/inbox").getBody()).contains("新待办：核实情况", "2020年1月30日 10:00", "未读", "查看办理")
                .doesNotContain("到场部署");
        assertThat(get("doctor", "/api/inbox/unread").getBody()).isEqualTo("{\"count\":1}");
        assertThat(get("nobody", "/api/inbox/unread").getBody()).isEqualTo("{\"count\":0}");
    }

    @Test
    void should_ShowUnreadFirstThenNewest_When_SomeAreRead() {
        send("1", "doctor", null, null, "最早");
        send("2", "doctor", null, null, "已看");
        send("3", "doctor", null, null, "最新");
        jdbc.sql("update notification set created_at = created_at + dedup_key::int * interval '1 minute'").update();
        get("doctor", "/inbox/" + idOf("2") + "/open");
        assertThat(subjects(get("doctor", "/inbox"))).containsExactly("新待办：最新", "新待办：最早", "新待办：已看");
        assertThat(subjects(get("doctor", "/inbox?filter=unread"))).containsExactly("新待办：最新", "新待办：最早");
    }

    @Test
    void should_TurnPages_When_ThereAreMoreThanTwenty() {
        IntStream.rangeClosed(1, 45).forEach(number -> send("key" + number, "doctor", null, null, "第" + number + "项"));
        assertThat(subjects(get("doctor", "/inbox"))).hasSize(20);
        assertThat(get("doctor", "/inbox?page=2").getBody()).contains("第 2 页，共 3 页", "上一页", "下一页");
        assertThat(subjects(get("doctor", "/inbox?page=3"))).hasSize(5);
        assertThat(subjects(get("doctor", "/inbox?page=99"))).hasSize(5);
        assertThat(subjects(get("doctor", "/inbox?page=-1"))).hasSize(20);
    }

    @Test
    void should_EscapeMarkup_When_StepNameHoldsSome() {
        send("key", "doctor", null, null, "<script>alert(1)</script>");
        assertThat(get("doctor", "/inbox").getBody()).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void should_OpenTheTask_When_ItIsStillOpenForTheReader() {
        String task = deployedCase(CASE);
        send("key", "doctor", CASE, task, "核实情况");
        assertThat(location(get("doctor", "/inbox/" + idOf("key") + "/open"))).isEqualTo(TASKLIST + task);
        assertThat(get("doctor", "/api/inbox/unread").getBody()).isEqualTo("{\"count\":0}");
    }

    @Test
    void should_OpenAnotherTaskOfTheCase_When_OwnTaskIsDone() {
        String next = deployedCase(CASE);
        send("key", "doctor", CASE, "completed-task", "核实情况");
        send("case-only", "doctor", CASE, null, "核实情况");
        assertThat(location(get("doctor", "/inbox/" + idOf("key") + "/open"))).isEqualTo(TASKLIST + next);
        assertThat(location(get("doctor", "/inbox/" + idOf("case-only") + "/open"))).isEqualTo(TASKLIST + next);
    }

    @Test
    void should_SaySoInTheInbox_When_NoOpenTaskIsTheReaders() {
        String task = deployedCase(CASE);
        send("key", "secretary", CASE, task, "核实情况");
        ResponseEntity<String> opened = get("secretary", "/inbox/" + idOf("key") + "/open");
        assertThat(location(opened)).isEqualTo("/inbox");
        assertThat(get("secretary", "/inbox", sessionOf(opened)).getBody()).contains(GONE);
    }

    @Test
    void should_OnlyMarkRead_When_NotificationLeadsNowhere() {
        send("key", "doctor", null, null, "通知");
        ResponseEntity<String> opened = get("doctor", "/inbox/" + idOf("key") + "/open");
        assertThat(location(opened)).isEqualTo("/inbox");
        assertThat(get("doctor", "/inbox").getBody()).contains("新待办：通知").doesNotContain(GONE, "标为已读");
    }

    @Test
    void should_AnswerNotFoundInChineseAndStayUnread_When_NotificationIsAnothers() {
        send("key", "doctor", CASE, null, "核实情况");
        ResponseEntity<String> answer = get("secretary", "/inbox/" + idOf("key") + "/open");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(answer.getBody()).contains("未找到该内容", "返回首页").doesNotContain("核实情况", "Exception");
        assertThat(get("doctor", "/api/inbox/unread").getBody()).isEqualTo("{\"count\":1}");
    }

    @Test
    void should_CountAsRead_When_OpenedFromTheEmail() {
        send("key", "doctor", CASE, null, "核实情况");
        String email = jdbc.sql("select id from notification where channel = 'email'").query(String.class).single();
        get("doctor", "/inbox/" + email + "/open");
        assertThat(get("doctor", "/api/inbox/unread").getBody()).isEqualTo("{\"count\":0}");
    }

    @Test
    void should_MarkOnlyOwnRead_When_AllAreMarked() {
        send("key", "doctor", CASE, null, "核实情况");
        send("other", "secretary", CASE, null, "核实情况");
        ResponseEntity<String> page = get("doctor", "/inbox");
        ResponseEntity<String> marked = post("doctor", "/inbox/read", sessionOf(page), tokenOf(page));
        assertThat(location(marked)).isEqualTo("/inbox");
        assertThat(get("doctor", "/api/inbox/unread").getBody()).isEqualTo("{\"count\":0}");
        assertThat(get("secretary", "/api/inbox/unread").getBody()).isEqualTo("{\"count\":1}");
    }

    @Test
    void should_RefuseInChinese_When_TokenIsMissing() {
        send("key", "doctor", CASE, null, "核实情况");
        ResponseEntity<String> answer = post("doctor", "/inbox/read", sessionOf(get("doctor", "/inbox")), "forged");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(answer.getBody()).contains("无权访问");
        assertThat(get("doctor", "/api/inbox/unread").getBody()).isEqualTo("{\"count\":1}");
    }

    @Test
    void should_AnswerInChineseWithoutDetails_When_RequestMakesNoSense() {
        ResponseEntity<String> answer = get("doctor", "/inbox?page=first");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("提交的内容有误").doesNotContain("Exception", "first");
    }

    @Test
    void should_ShowNothing_When_NobodyIsSignedIn() {
        ResponseEntity<String> answer = exchange(client().get().uri("/inbox").accept(MediaType.TEXT_HTML));
        assertThat(location(answer)).endsWith("/login");
    }

    /** @return the id of a task of that case, open for {@code doctor} */
    private String deployedCase(String caseNumber) {
        repository.createDeployment().addModelInstance("verify.bpmn", Bpmn.createExecutableProcess("verify")
                .camundaHistoryTimeToLive(1).startEvent().userTask().camundaAssignee("doctor").endEvent().done()).deploy();
        String instance = runtime.startProcessInstanceByKey("verify", caseNumber).getId();
        return tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
    }

    private void send(String key, String recipient, String caseNumber, String task, String step) {
        transaction.executeWithoutResult(status -> notifications.send(new Notification("task-assigned", Set.of(recipient),
                StubDirectory.SCHOOL, caseNumber, Map.of("step", step), task, key)));
    }

    private String idOf(String key) {
        return jdbc.sql("select id from notification where dedup_key = ? and channel = 'inbox'").param(key)
                .query(String.class).single();
    }

    private static List<String> subjects(ResponseEntity<String> page) {
        return Pattern.compile("<span>(新待办：.*?)</span>").matcher(page.getBody()).results().map(found -> found.group(1)).toList();
    }

    private static String tokenOf(ResponseEntity<String> page) {
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.getBody());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static String sessionOf(ResponseEntity<String> answer) {
        return HttpCookie.parse(answer.getHeaders().getFirst(HttpHeaders.SET_COOKIE)).get(0).toString();
    }

    private static String location(ResponseEntity<String> answer) {
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FOUND);
        URI location = answer.getHeaders().getLocation();
        return location.getPath() + (location.getFragment() == null ? "" : "#" + location.getFragment());
    }

    private ResponseEntity<String> get(String user, String path) {
        return get(user, path, "");
    }

    private ResponseEntity<String> get(String user, String path, String session) {
        return exchange(client().get().uri(path).accept(MediaType.TEXT_HTML, MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBasicAuth(user, "secret")).header(HttpHeaders.COOKIE, session));
    }

    private ResponseEntity<String> post(String user, String path, String session, String token) {
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>(Map.of("_csrf", List.of(token)));
        return exchange(client().post().uri(path).accept(MediaType.TEXT_HTML).header(HttpHeaders.COOKIE, session)
                .headers(headers -> headers.setBasicAuth(user, "secret")).body(form));
    }

    private static ResponseEntity<String> exchange(RestClient.RequestHeadersSpec<?> request) {
        return request.retrieve().onStatus(HttpStatusCode::isError, (sent, answer) -> { }).toEntity(String.class);
    }

    private RestClient client() {
        return RestClient.builder().baseUrl("http://localhost:" + port)
                .requestFactory(new JdkClientHttpRequestFactory()).build();
    }
}
