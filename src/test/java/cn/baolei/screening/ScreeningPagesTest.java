package cn.baolei.screening;

import static cn.baolei.screening.ScreeningDesk.feverish;
import static cn.baolei.screening.ScreeningDesk.well;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The pages of a round over HTTP, as browsers send it; lists are taken by the scheduler. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "db-scheduler.polling-interval=200ms"})
@ActiveProfiles("demo")
@Import(ScreeningDesk.class)
class ScreeningPagesTest {

    private static final String SCHOOL = "yanshi-xx1";
    private static final String BRANCH = "yanshi-xx1-zb1";
    private static final String REGISTRAR = SCHOOL + ".committee-member";
    private static final String SECRETARY = SCHOOL + ".secretary";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private FormService forms;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private IdentityService identities;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private ScreeningDesk desk;
    @Autowired
    private RoundClosing closing;
    @Autowired
    private JdbcClient jdbc;

    private String round;
    private String page;

    @BeforeEach
    void launch() {
        identities.setAuthentication(SECRETARY, List.of("secretary", "secretary@" + SCHOOL), List.of(SCHOOL));
        try {
            round = forms.submitStartForm(repository.createProcessDefinitionQuery().processDefinitionKey("screening").latestVersion()
                    .singleResult().getId(), Map.of("roundTitle", "页面试用排查", "screeningInstruction", "全体师生员工",
                    "closesAt", OffsetDateTime.now().plusDays(1).truncatedTo(ChronoUnit.MINUTES).toString())).getBusinessKey();
        } finally {
            identities.clearAuthentication();
        }
        jobs.createJobQuery().activityId("launchUnits").list().stream().map(Job::getId).forEach(jobs::executeJob);
        page = "/screening/" + round + "/" + SCHOOL;
    }

    @AfterEach
    void delete() {
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(round).list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "end of test"));
    }

    @Test
    void should_TakeFiveThousandRowsAndNameTheBadOnes_When_AListIsUploaded() throws Exception {
        String rows = IntStream.rangeClosed(1, 5000).mapToObj(ScreeningDesk::well).collect(Collectors.joining())
                + well(1) + well(5001).replace("36.5", "400") + well(5002).replace("学生,", "同学,");
        HttpClient browser = signedIn(REGISTRAR);
        assertThat(upload(browser, (ScreeningDesk.HEADER + rows).getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(302);
        await().atMost(Duration.ofMinutes(1)).until(() -> get(browser, page).body().contains("新登记 5000 人"));
        assertThat(get(browser, page).body()).contains("重复 1 行未再登记", "有误 2 处", "<td>5003</td><td>体温</td>", "<td>5004</td><td>类别</td>",
                "已登记 5000 人");
        upload(browser, (ScreeningDesk.HEADER + rows).getBytes(Charset.forName("GB18030")));
        await().atMost(Duration.ofMinutes(1)).until(() -> get(browser, page).body().contains("新登记 0 人，重复 5001 行"));
        assertThat(get(browser, page).body()).contains("已登记 5000 人");
        assertThat(jdbc.sql("select count(*) from screening_upload where content is not null and finished_at is not null").query(Integer.class)
                .single()).as("files are not kept").isZero();
    }

    @Test
    void should_RefuseTheWholeFile_When_ItCannotBeRead() throws Exception {
        HttpClient browser = signedIn(REGISTRAR);
        upload(browser, "姓名,类别\n".getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofMinutes(1)).until(() -> get(browser, page).body().contains("缺少“班级或部门”列"));
        assertThat(upload(browser, new byte[0]).body()).contains("请选择要上传的文件");
        assertThat(upload(browser, new byte[Uploads.MAX_BYTES + 1]).body()).contains("文件超过 8 MB");
    }

    @Test
    void should_RegisterOneByOneAndWithdraw_When_TheFieldsAreRight() throws Exception {
        HttpClient browser = signedIn(SCHOOL + ".counsellor");
        String person = "NAME=" + encoded("学生9001") + "&CATEGORY=" + encoded("学生") + "&DEPARTMENT=" + encoded("三年级一班") + "&BIRTH_DATE=2010-01-01"
                + "&HEALTH=" + encoded("发热") + "&PHONE=13900000000&LOCATION=" + encoded("隔离室");
        assertThat(post(browser, "/persons", person + "&TEMPERATURE=400").body()).contains("体温：应在34到43之间", "value=\"学生9001\"");
        assertThat(post(browser, "/persons", person + "&TEMPERATURE=38.1").statusCode()).isEqualTo(302);
        assertThat(post(browser, "/persons", person + "&TEMPERATURE=38.1").body()).contains("已经登记");
        String shown = get(browser, page).body();
        assertThat(shown).contains("已登记 1 人，其中异常 1 人", "学生9001");
        Matcher withdrawal = Pattern.compile("/persons/(\\d+)/withdrawal").matcher(shown);
        assertThat(withdrawal.find()).isTrue();
        assertThat(post(browser, "/persons/" + withdrawal.group(1) + "/withdrawal", "reason=").body()).contains("须说明原因");
        post(browser, "/persons/" + withdrawal.group(1) + "/withdrawal", "reason=" + encoded("重复登记"));
        assertThat(get(browser, page).body()).contains("已登记 0 人").doesNotContain("学生9001");
        assertThat(jdbc.sql("select withdrawn_reason from screening_person where name = '学生9001'").query(String.class).single())
                .as("the row itself stays").isEqualTo("重复登记");
    }

    @Test
    void should_OfferTemplates_When_Asked() throws Exception {
        HttpClient browser = signedIn(REGISTRAR);
        assertThat(get(browser, page + "/template.csv").body()).contains("姓名,类别,班级或部门,身份证件号码");
        assertThat(get(browser, page + "/template.xlsx").statusCode()).isEqualTo(200);
    }

    @Test
    void should_NotFindTheRegistration_When_ItIsSomebodyElses() throws Exception {
        for (String other : List.of("yanshi-shiyan.committee-member", "xining.secretary", SCHOOL + ".member", BRANCH + ".organisation-member")) {
            assertThat(get(signedIn(other), page).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void should_ShowEachItsOwnSubtree_When_TheRollUpIsOpened() throws Exception {
        String path = "/screening/" + round;
        for (String above : List.of(SECRETARY, "xining-chengdong.secretary", "xining.secretary", "qhedu.secretary")) {
            assertThat(get(signedIn(above), path).body()).as(above).contains("应报 3 个单位 = 已报送 0 + 零报告 0 + 缺报 3", "第一党支部", "第二党支部");
        }
        HttpClient branch = signedIn(BRANCH + ".organisation-member");
        assertThat(get(branch, path).body()).contains("应报 1 个单位", "第一党支部").doesNotContain("第二党支部");
        assertThat(get(branch, path + "?organisation=" + SCHOOL).statusCode()).isEqualTo(404);
        assertThat(get(branch, path + "?organisation=yanshi-xx1-zb2").statusCode()).isEqualTo(404);
        assertThat(get(signedIn("yanshi-shiyan.secretary"), path).statusCode()).isEqualTo(404);
        assertThat(get(signedIn(SCHOOL + ".member"), path).statusCode()).isEqualTo(404);
        assertThat(get(branch, "/screening").body()).contains("页面试用排查", path);
    }

    @Test
    void should_KeepTheFrozenSumAndListAmendments_When_SomethingComesAfterTheClosing() throws Exception {
        desk.upload(round, SCHOOL, feverish(1) + well(2), REGISTRAR);
        jdbc.sql("""
                update screening_unit set outcome = 'registered', expected = 2, registered = 2, exceptions = 1, away = 0, submitted_at = now(),
                       submitted_by = ? where round = ? and organisation = ?""").params(REGISTRAR, round, SCHOOL).update();
        closing.close(round);
        HttpClient browser = signedIn(SECRETARY);
        assertThat(get(browser, "/screening/" + round).body()).contains("已截止", "已报送 1 + 零报告 0 + 缺报 2", "校验码（SHA-256）", "没有补报和更正");
        assertThat(post(browser, "/amendments", "expected=3&registered=3&exceptions=5&away=0&reason=x").body()).contains("不应多于实际登记人数");
        assertThat(post(browser, "/amendments", "expected=3&registered=3&exceptions=1&away=0&reason=" + encoded("漏计一人")).statusCode()).isEqualTo(302);
        assertThat(get(browser, "/screening/" + round).body()).contains("更正", "漏计一人", "应排查 3 人，已登记 3 人");
        assertThat(post(signedIn(REGISTRAR), "/amendments", "expected=3&registered=3&exceptions=1&away=0&reason=x").statusCode()).isEqualTo(403);
        assertThat(post(browser, "/persons", "NAME=x").statusCode()).as("registration is over").isEqualTo(403);
    }

    private HttpResponse<String> upload(HttpClient client, byte[] file) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--limit\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrfOf(client, page) + "\r\n--limit\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write("\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return client.send(request(page + "/uploads").header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient client, String below, String form) throws Exception {
        return client.send(request(page + below).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + encoded(csrfOf(client, "/")) + "&" + form)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpClient signedIn(String user) throws Exception {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String form = "_csrf=" + encoded(csrfOf(client, "/login")) + "&username=" + encoded(user) + "&password=" + encoded("Baolei-2020!");
        client.send(request("/login").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)).build(), BodyHandlers.discarding());
        return client;
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
