package cn.baolei.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.access.Visitor;
import cn.baolei.browser.Chromium;
import cn.baolei.process.Scenario;
import cn.baolei.protection.CaseKeys;
import cn.baolei.routing.Recusals;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The lawful end of a case on the real engine: its time passes by the engine's clock, and the nights run. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import(Scenario.class)
class RetentionTest {

    private static final String AUDITOR = "qhedu.auditor";
    private static final String DISCIPLINE = "yanshi-shiyan.discipline-member";
    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String JSON = "application/json";
    private static final Map<String, Object> LETTER = Map.of("organisation", "yanshi-shiyan", "agencyKind", "health", "matter", "协助核实",
            "letterText", "请协助核实欧阳格桑乙的行程");

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private CaseKeys keys;
    @Autowired
    private Recusals recusals;
    @Autowired
    private CleanUp cleanUp;
    @Autowired
    private Nights nights;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private String instance;
    private String caseNumber;

    /** Ended on 5 March 2020 at 9:00 in Shanghai. Each test has years of its own: nights and certificates never go away. */
    @BeforeEach
    void anEndedCase() {
        scenario.set(Instant.parse("2020-03-05T01:00:00Z"));
        ProcessInstance begun = scenario.as("yanshi-shiyan.office-director").starts("joint-prevention", LETTER);
        instance = begun.getId();
        scenario.runJobs();
        caseNumber = begun.getBusinessKey();
        runtime.deleteProcessInstance(instance, "终止");
    }

    @AfterEach
    void back() {
        scenario.end();
    }

    @Test
    void should_RemoveTheWholeCaseAndCertifyIt_When_ItsTimeIsOver() throws Exception {
        assertThat(rows("notification", "case_number = ?", caseNumber)).isPositive();
        night("2030-03-04T18:00:00Z");
        assertThat(isThere()).as("3650 days are over, ten years are not").isTrue();
        scenario.set(Instant.parse("2030-03-05T06:00:00Z"));
        cleanUp.tick();
        assertThat(isThere()).as("over, but it is not night").isTrue();

        night("2030-03-05T18:00:00Z");
        for (String table : jdbc.sql("select table_name from information_schema.columns where column_name = 'root_proc_inst_id_'"
                + " and table_schema = current_schema").query(String.class).list()) {
            assertThat(rows(table, "root_proc_inst_id_ = ?", instance)).as(table).isZero();
        }
        assertThat(rows("notification", "case_number = ?", caseNumber)).isZero();
        assertThat(keys.forReading(caseNumber)).isEmpty();
        assertThat(rows("case_key", "case_number = ?", caseNumber)).as("that it was erased stays").isEqualTo(1);
        Night run = nights.get(LocalDate.parse("2030-03-06"));
        assertThat(run.outcome()).isEqualTo(Night.Outcome.DONE);
        assertThat(run.cases()).isPositive();
        assertThat(run.rows()).isPositive();
        assertThat(run.endedAt()).isNotNull();

        Visitor auditor = new Visitor(port).signedIn(AUDITOR);
        assertThat(auditor.get("/audit/retention").body()).contains("2030-03-06", "已完成", "国家档案局令第8号", "01:00 至 05:00");
        String list = auditor.get("/audit/certificates?number=" + caseNumber).body();
        assertThat(list).contains("堡垒销〔2030〕", "受保护信息", "办理记录", "联防联控协同");
        String id = jdbc.sql("select year || '-' || ordinal from destruction_certificate where case_number = ? and kind = 'history'").param(caseNumber)
                .query(String.class).single();
        String digest = jdbc.sql("select sha256 from destruction_certificate where case_number = ? and kind = 'history'").param(caseNumber)
                .query(String.class).single();
        assertThat(auditor.get("/audit/certificates/" + id).body()).contains(caseNumber, "演示实验学校", "保管期满10年", "夜间清理", digest, "办理环节",
                "2030年3月6日 02:00:00").doesNotContain("欧阳");
        byte[] text = auditor.download("/audit/certificates/" + id + "/text").body();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text))).isEqualTo(digest);
        assertThat(new String(text, StandardCharsets.UTF_8)).contains(caseNumber, "act_hi_procinst").doesNotContain("欧阳");

        List<String> bodies = jdbc.sql("select body from journal_entry where chain = ? and kind = 'retention' order by seq")
                .param("case:" + caseNumber).query(String.class).list();
        assertThat(bodies).hasSize(2);
        assertThat(bodies.get(0)).contains("protected-erased", "堡垒销〔2030〕");
        assertThat(bodies.get(1)).contains("history-removed", "act_hi_procinst", digest);
        assertThatThrownBy(() -> jdbc.sql("delete from destruction_certificate").update()).hasMessageContaining("does not change");

        cleanUp.tick();
        assertThat(rows("destruction_certificate", "case_number = ?", caseNumber)).as("once").isEqualTo(2);
    }

    @Test
    void should_RemoveSignaturesToo_When_ColleaguesSignedAStep() {
        scenario.set(Instant.parse("2020-03-06T01:00:00Z"));
        ProcessInstance begun = scenario.as("yanshi-shiyan.office-director").starts("joint-prevention", LETTER);
        scenario.runJobs();
        String step = tasks.createTaskQuery().processInstanceId(begun.getId()).listPage(0, 1).get(0).getId();
        Task signature = tasks.newTask();
        signature.setParentTaskId(step);
        signature.setAssignee(DISCIPLINE);
        tasks.saveTask(signature);
        tasks.complete(signature.getId());
        runtime.deleteProcessInstance(begun.getId(), "终止");
        assertThat(rows("act_hi_taskinst", "id_ = ?", signature.getId())).isEqualTo(1);
        assertThat(rows("act_hi_identitylink", "task_id_ = ?", signature.getId())).isPositive();

        night("2030-03-06T18:00:00Z");
        assertThat(rows("act_hi_taskinst", "id_ = ?", signature.getId())).isZero();
        assertThat(rows("act_hi_identitylink", "task_id_ = ?", signature.getId())).isZero();
        assertThat(rows("act_hi_op_log", "task_id_ = ?", signature.getId())).isZero();
    }

    @Test
    void should_KeepTheWholeCase_When_AnotherInstanceOfItIsWithinItsTime() {
        scenario.set(Instant.parse("2020-03-06T01:00:00Z"));
        ProcessInstance later = runtime.createProcessInstanceByKey("joint-prevention").processDefinitionWithoutTenantId().businessKey(caseNumber)
                .setVariables(LETTER).execute();
        night("2031-03-05T18:00:00Z");
        assertThat(isThere()).as("one is running").isTrue();
        scenario.set(Instant.parse("2031-03-06T01:00:00Z"));
        runtime.deleteProcessInstance(later.getId(), "终止");
        night("2032-03-05T18:00:00Z");
        assertThat(isThere()).as("one ended a year ago").isTrue();
        night("2041-03-06T18:00:00Z");
        assertThat(isThere()).isFalse();
        assertThat(rows("act_hi_procinst", "root_proc_inst_id_ = ?", later.getId())).isZero();
    }

    @Test
    void should_NeitherEraseNorRemove_When_TheCaseIsOnHold() {
        Visitor auditor = new Visitor(port).signedIn(AUDITOR);
        assertThat(auditor.get("/audit/holds?number=" + caseNumber).body()).contains("没有封存记录", "value=\"" + caseNumber + "\"");
        assertThat(auditor.submit("/audit/holds", Map.of("caseNumber", caseNumber, "ground", " ")).body()).contains("没有封存：请填写封存理由", "value=\"" + caseNumber + "\"");
        assertThat(auditor.submit("/audit/holds", Map.of("caseNumber", "no-such-case", "ground", "审计<b>")).body())
                .contains("没有这一案件，或者不在您可以封存的范围内", "value=\"审计&lt;b&gt;\"");
        assertThat(auditor.submit("/audit/holds", Map.of("caseNumber", caseNumber, "ground", "专项审计")).headers().firstValue("Location").orElseThrow())
                .endsWith("/audit/holds");
        assertThat(auditor.get("/audit/holds").body()).contains("封存中", "专项审计", "演示实验学校");
        assertThat(auditor.submit("/audit/holds", Map.of("caseNumber", caseNumber, "ground", "再次")).body()).contains("不必重复");

        Visitor secretary = new Visitor(port).signedIn(SECRETARY);
        assertThat(secretary.submit("/cases/" + caseNumber + "/erasure", Map.of("reason", "保存期满", "confirmation", caseNumber)).body())
                .contains("没有销毁：", "起封存，解封之前不能销毁");
        assertThatThrownBy(() -> keys.erase(caseNumber, "operator", "保存期满")).hasMessageContaining("封存");
        night("2033-03-06T18:00:00Z");
        assertThat(isThere()).isTrue();
        assertThat(keys.forReading(caseNumber)).isPresent();
        assertThat(nights.get(LocalDate.parse("2033-03-07")).kept()).isPositive();

        long hold = jdbc.sql("select id from case_hold where case_number = ?").param(caseNumber).query(Long.class).single();
        assertThatThrownBy(() -> jdbc.sql("update case_hold set ground = 'x'").update()).hasMessageContaining("does not change");
        Visitor discipline = new Visitor(port).withBasic(DISCIPLINE);
        HttpResponse<String> refused = discipline.post("/api/holds/" + hold + "/lifting", JSON, "{\"ground\": \"不再需要\"}");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("只能由该单位或其上级解封");
        Visitor program = new Visitor(port).withBasic(AUDITOR);
        assertThat(program.post("/api/holds/" + hold + "/lifting", JSON, "{}").body()).contains("请填写解封理由");
        assertThat(program.post("/api/holds/" + hold + "/lifting", JSON, "{\"ground\": \"审计结束\"}").statusCode()).isEqualTo(204);
        assertThat(program.post("/api/holds/" + hold + "/lifting", JSON, "{\"ground\": \"审计结束\"}").body()).contains("已经解除");
        assertThat(auditor.get("/audit/holds/" + hold).body()).contains("专项审计", "审计结束", "解封");
        assertThat(jdbc.sql("select count(*) from journal_entry where chain = ? and kind = 'hold'").param("case:" + caseNumber).query(Long.class).single())
                .isEqualTo(2);
        night("2034-03-06T18:00:00Z");
        assertThat(isThere()).isFalse();
        assertThat(auditor.get("/audit/holds/" + hold).body()).as("the record of the hold stays").contains("专项审计");
    }

    /** Organisations above and the discipline member of the school itself; nobody beside or below, and not 书记. */
    @ParameterizedTest
    @CsvSource({"yanshi-shiyan.discipline-member, 201", "qhedu-ldxzb.leading-group-office, 201", "qhedu.discipline-member, 201", "yanshi-zx-gonghe.discipline-member, 404",
        "yanshi-shiyan.secretary, 403", "qhedu.secretary, 403", "qhedu.administrator, 403", "yanshi-shiyan.doctor, 403"})
    void should_BeHeldByThoseWhoMay_When_OverRest(String user, int status) {
        Visitor program = new Visitor(port).withBasic(user);
        assertThat(program.post("/api/holds", JSON, "{\"caseNumber\": \"%s\", \"ground\": \"核查\"}".formatted(caseNumber)).statusCode()).isEqualTo(status);
        assertThat(program.get("/api/holds?number=" + caseNumber).statusCode()).isEqualTo(status == 403 ? 403 : 200);
        assertThat(rows("case_hold", "case_number = ?", caseNumber)).isEqualTo(status == 201 ? 1 : 0);
    }

    @Test
    void should_KnowNoSuchCase_When_TheyMustKeepOutOfIt() {
        recusals.recuse(caseNumber, DISCIPLINE, "与当事人有近亲属关系");
        assertThat(new Visitor(port).withBasic(DISCIPLINE).post("/api/holds", JSON, "{\"caseNumber\": \"%s\", \"ground\": \"核查\"}".formatted(caseNumber))
                .statusCode()).isEqualTo(404);
    }

    @Test
    void should_TellTheAdministrators_When_NightsWereMissedOrBrokenOff() {
        night("2050-01-01T18:00:00Z");
        long before = told();
        night("2050-01-05T18:00:00Z");
        assertThat(nights.get(LocalDate.parse("2050-01-03")).outcome()).isEqualTo(Night.Outcome.MISSED);
        assertThat(nights.get(LocalDate.parse("2050-01-03")).last()).isEqualTo("2050-01-05");
        assertThat(told()).isGreaterThan(before);
        assertThat(new Visitor(port).signedIn("qhedu.administrator").get("/inbox").body()).contains("夜间清理未正常完成");
        assertThat(new Visitor(port).signedIn(AUDITOR).get("/audit/retention").body()).contains("2050-01-03 至 2050-01-05", "没有运行");

        long told = told();
        jdbc.sql("insert into retention_night (night, last, outcome, begun_at) values ('2050-01-07', '2050-01-07', 'running', now())").update();
        scenario.set(Instant.parse("2050-01-07T06:00:00Z"));
        cleanUp.tick();
        assertThat(nights.get(LocalDate.parse("2050-01-07")).outcome()).isEqualTo(Night.Outcome.BROKEN_OFF);
        assertThat(told()).isGreaterThan(told);
    }

    @Test
    void should_BeDoneByKeyboardOnANarrowScreen_When_TheAuditorHoldsAndLifts() {
        try (Chromium chromium = Chromium.launch();
                Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(390, 844))) {
            page.navigate("http://localhost:" + port + "/login");
            page.getByLabel("用户名").fill(AUDITOR);
            page.getByLabel("密码").fill("Baolei-2020!");
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.contains("/login"));
            page.navigate("http://localhost:" + port + "/audit/holds");
            page.getByLabel("案件编号").fill(caseNumber);
            page.getByLabel("封存理由").fill("专项审计");
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.STATUS).waitFor();
            assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("案件" + caseNumber + "已封存");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
            shoot(page, "holds");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(caseNumber)).click();
            page.getByLabel("解封理由").fill("审计结束");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
            shoot(page, "hold");
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.STATUS).waitFor();
            assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("已解封，解封理由已记录");
            night("2036-03-06T18:00:00Z");
            for (String other : List.of("retention", "certificates", "certificates/" + jdbc.sql("select year || '-' || ordinal from destruction_certificate"
                    + " where case_number = ? and kind = 'history'").param(caseNumber).query(String.class).single())) {
                page.navigate("http://localhost:" + port + "/audit/" + other);
                assertThat(page.evaluate("document.documentElement.scrollWidth")).as(other).isEqualTo(390);
                shoot(page, other.replace('/', '-').replaceAll("-\\d+", ""));
            }
        }
    }

    /** Wide and narrow, for whoever wants to look at them. */
    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "retention", name + "-390.png")).setFullPage(true));
        page.setViewportSize(1280, 800);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "retention", name + "-1280.png")).setFullPage(true));
        page.setViewportSize(390, 844);
    }

    private void night(String moment) {
        scenario.set(Instant.parse(moment));
        cleanUp.tick();
    }

    private boolean isThere() {
        return rows("act_hi_procinst", "proc_inst_id_ = ?", instance) == 1;
    }

    private long told() {
        return rows("notification", "template = ?", "clean-up-failed");
    }

    private long rows(String table, String where, String value) {
        return jdbc.sql("select count(*) from " + table + " where " + where).param(value).query(Long.class).single();
    }
}
