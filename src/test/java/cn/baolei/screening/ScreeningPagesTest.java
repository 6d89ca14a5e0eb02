package cn.baolei.screening;

import static cn.baolei.screening.ScreeningDesk.feverish;
import static cn.baolei.screening.ScreeningDesk.well;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.baolei.access.Visitor;
import cn.baolei.protection.CaseSecrets;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
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
    private CaseSecrets secrets;
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
        Visitor browser = signedIn(REGISTRAR);
        assertThat(upload(browser, (ScreeningDesk.HEADER + rows).getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(302);
        await().atMost(Duration.ofMinutes(1)).until(() -> browser.get(page).body().contains("新登记 5000 人"));
        assertThat(browser.get(page).body()).contains("重复 1 行未再登记", "有误 2 处", "<td>5003</td><td>体温</td>", "<td>5004</td><td>类别</td>",
                "已登记 5000 人");
        upload(browser, (ScreeningDesk.HEADER + rows).getBytes(Charset.forName("GB18030")));
        await().atMost(Duration.ofMinutes(1)).until(() -> browser.get(page).body().contains("新登记 0 人，重复 5001 行"));
        assertThat(browser.get(page).body()).contains("已登记 5000 人");
        assertThat(jdbc.sql("select count(*) from screening_upload where content is not null and finished_at is not null").query(Integer.class)
                .single()).as("files are not kept").isZero();
    }

    @Test
    void should_RefuseTheWholeFile_When_ItCannotBeRead() throws Exception {
        Visitor browser = signedIn(REGISTRAR);
        upload(browser, "姓名,类别\n".getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofMinutes(1)).until(() -> browser.get(page).body().contains("缺少“班级或部门”列"));
        assertThat(upload(browser, new byte[0]).body()).contains("请选择要上传的文件");
        assertThat(upload(browser, new byte[Uploads.MAX_BYTES + 1]).body()).contains("文件超过 8 MB");
    }

    @Test
    void should_RegisterOneByOneAndWithdraw_When_TheFieldsAreRight() throws Exception {
        Visitor browser = signedIn(SCHOOL + ".counsellor");
        Map<String, String> person = Map.of("NAME", "学生9001", "CATEGORY", "学生", "DEPARTMENT", "三年级一班", "BIRTH_DATE", "2010-01-01",
                "HEALTH", "发热", "PHONE", "13900000000", "LOCATION", "隔离室");
        assertThat(post(browser, "/persons", with(person, "TEMPERATURE", "400")).body()).contains("体温：应在34到43之间", "value=\"学生9001\"");
        assertThat(post(browser, "/persons", with(person, "TEMPERATURE", "38.1")).statusCode()).isEqualTo(302);
        assertThat(post(browser, "/persons", with(person, "TEMPERATURE", "38.1")).body()).contains("已经登记");
        String shown = browser.get(page).body();
        assertThat(shown).contains("已登记 1 人，其中异常 1 人", "学生9001");
        Matcher withdrawal = Pattern.compile("/persons/(\\d+)/withdrawal").matcher(shown);
        assertThat(withdrawal.find()).isTrue();
        assertThat(post(browser, "/persons/" + withdrawal.group(1) + "/withdrawal", Map.of("reason", "")).body()).contains("须说明原因");
        post(browser, "/persons/" + withdrawal.group(1) + "/withdrawal", Map.of("reason", "重复登记"));
        assertThat(browser.get(page).body()).contains("已登记 0 人").doesNotContain("学生9001");
        assertThat(secrets.open(jdbc.sql("select withdrawn_reason from screening_person where id = ?").param(Long.valueOf(withdrawal.group(1)))
                .query(String.class).single())).as("the row itself stays").isEqualTo("重复登记");
    }

    @Test
    void should_OfferTemplates_When_Asked() throws Exception {
        Visitor browser = signedIn(REGISTRAR);
        assertThat(browser.get(page + "/template.csv").body()).contains("姓名,类别,班级或部门,身份证件号码");
        assertThat(browser.get(page + "/template.xlsx").statusCode()).isEqualTo(200);
    }

    @Test
    void should_NotFindTheRegistration_When_ItIsSomebodyElses() throws Exception {
        for (String other : List.of("yanshi-shiyan.committee-member", "xining.secretary", SCHOOL + ".member", BRANCH + ".organisation-member")) {
            assertThat(signedIn(other).get(page).statusCode()).as(other).isEqualTo(404);
        }
    }

    @Test
    void should_ShowEachItsOwnSubtree_When_TheRollUpIsOpened() throws Exception {
        String path = "/screening/" + round;
        for (String above : List.of(SECRETARY, "xining-chengdong.secretary", "xining.secretary", "qhedu.secretary")) {
            assertThat(signedIn(above).get(path).body()).as(above).contains("应报 3 个单位 = 已报送 0 + 零报告 0 + 缺报 3", "第一党支部", "第二党支部");
        }
        Visitor branch = signedIn(BRANCH + ".organisation-member");
        assertThat(branch.get(path).body()).contains("应报 1 个单位", "第一党支部").doesNotContain("第二党支部");
        assertThat(branch.get(path + "?organisation=" + SCHOOL).statusCode()).isEqualTo(404);
        assertThat(branch.get(path + "?organisation=yanshi-xx1-zb2").statusCode()).isEqualTo(404);
        assertThat(signedIn("yanshi-shiyan.secretary").get(path).statusCode()).isEqualTo(404);
        assertThat(signedIn(SCHOOL + ".member").get(path).statusCode()).isEqualTo(404);
        assertThat(branch.get("/screening").body()).contains("页面试用排查", path);
    }

    @Test
    void should_LeadToTheRegistration_When_WhoRegistersPersonsOpensTheRound() {
        String link = "href=\"" + page + "\"";
        for (String registrar : List.of(SCHOOL + ".counsellor", BRANCH + ".secretary", REGISTRAR)) {
            assertThat(signedIn(registrar).get("/screening/" + round + "?organisation=" + SCHOOL).body()).as(registrar).contains(link);
        }
        for (String other : List.of(SCHOOL + ".discipline-member", "xining.secretary")) {
            assertThat(signedIn(other).get("/screening/" + round + "?organisation=" + SCHOOL).body()).as(other).doesNotContain(link);
        }
    }

    @Test
    void should_KeepTheFrozenSumAndListAmendments_When_SomethingComesAfterTheClosing() throws Exception {
        desk.upload(round, SCHOOL, feverish(1) + well(2), REGISTRAR);
        jdbc.sql("""
                update screening_unit set outcome = 'registered', expected = 2, registered = 2, exceptions = 1, away = 0, submitted_at = now(),
                       submitted_by = ? where round = ? and organisation = ?""").params(REGISTRAR, round, SCHOOL).update();
        closing.close(round);
        Visitor browser = signedIn(SECRETARY);
        assertThat(browser.get("/screening/" + round).body()).contains("已截止", "已报送 1 + 零报告 0 + 缺报 2", "校验码（SHA-256）", "没有补报和更正");
        assertThat(post(browser, "/amendments", amendment("5", "x")).body()).contains("不应多于实际登记人数");
        assertThat(post(browser, "/amendments", amendment("1", "漏计一人")).statusCode()).isEqualTo(302);
        assertThat(browser.get("/screening/" + round).body()).contains("更正", "漏计一人", "应排查 3 人，已登记 3 人");
        assertThat(post(signedIn(REGISTRAR), "/amendments", amendment("1", "x")).statusCode()).isEqualTo(403);
        assertThat(post(browser, "/persons", Map.of("NAME", "x")).statusCode()).as("registration is over").isEqualTo(403);
    }

    private static Map<String, String> amendment(String exceptions, String reason) {
        return Map.of("expected", "3", "registered", "3", "exceptions", exceptions, "away", "0", "reason", reason);
    }

    private static Map<String, String> with(Map<String, String> fields, String field, String value) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(field, value);
        return all;
    }

    private HttpResponse<String> upload(Visitor browser, byte[] file) {
        return browser.upload(page + "/uploads", "list.csv", file);
    }

    private HttpResponse<String> post(Visitor browser, String below, Map<String, String> form) {
        return browser.submit(page + below, form);
    }

    private Visitor signedIn(String user) {
        return new Visitor(port).signedIn(user);
    }
}
