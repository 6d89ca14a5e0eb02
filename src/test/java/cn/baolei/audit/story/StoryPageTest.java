package cn.baolei.audit.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import cn.baolei.browser.Chromium;
import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import cn.baolei.engine.OfficialTime;
import cn.baolei.process.ReportedCase;
import cn.baolei.process.Scenario;
import cn.baolei.routing.Recusals;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** An auditor reads a case, an official's record and who could read the case, in the browser; nobody else gets in. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import(Scenario.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryPageTest {

    private static final String AUDITOR = "qhedu.auditor";

    @LocalServerPort
    private int port;
    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Recusals recusals;
    @Autowired
    private Clues clues;
    @Autowired
    private JdbcClient jdbc;

    private ReportedCase played;
    private LocalDate day;

    @BeforeAll
    void play() {
        EarlierRoster.known(jdbc);
        scenario.set(Instant.parse("2020-03-10T01:00:00Z"));
        day = LocalDate.ofInstant(scenario.now(), OfficialTime.ZONE);
        played = ReportedCase.played(scenario, engine, recusals, jdbc);
        clues.open(new Clue("overdue", played.caseNumber(), ReportedCase.SCHOOL, "story", List.of(Map.of("item", "逾期环节", "content", "核实情况"))));
        scenario.advance(Duration.ofDays(4));
    }

    @AfterAll
    void remove() {
        scenario.end();
    }

    @Test
    void should_LeadFromStepToTimelineAndBack_When_AuditorReadsTheCase() {
        List<String> blocked = new ArrayList<>();
        try (Chromium chromium = Chromium.launch(); Browser browser = chromium.browser()) {
            Page page = signedIn(browser, 1600);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    blocked.add(message.text());
                }
            });
            page.navigate(base() + story());
            assertThat(page.locator("#story[data-ready]")).isVisible();
            picture(page, "case-wide");
            assertThat(page.locator("#diagram .djs-shape.path-passed").first()).isVisible();
            assertThat(page.locator("#diagram .djs-connection.path-passed").first()).isAttached();
            assertThat(page.locator("#diagram .step-mark.late").first()).hasText("超期");
            assertThat(page.locator("#diagram .step-mark.open").first()).hasText("在办");

            Locator step = page.locator("button[data-step=verifySuspicion]");
            step.focus();
            page.keyboard().press("Enter");
            assertThat(step).hasAttribute("aria-current", "");
            assertThat(page.locator(".moment.of-step").first()).isFocused();
            assertThat(page.locator(".moment.of-step").first()).containsText("核实情况");
            assertThat(page.locator("#diagram .path-chosen[data-element-id=verifySuspicion]")).isVisible();
            picture(page, "case-step");

            page.locator("#diagram [data-element-id=verifySuspicion]").click();
            assertThat(page.locator(".moment.of-step").first()).containsText("核实情况");
            page.locator(".moment[data-step=isolateOnSite] .on-diagram").first().click();
            assertThat(page.locator("#diagram .path-chosen[data-element-id=isolateOnSite]")).isVisible();
            assertThat(page.locator("button[data-step=isolateOnSite]")).hasAttribute("aria-current", "");

            page.getByLabel("填报（").check();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看").setExact(true)).click();
            assertThat(page.locator(".moment").first()).containsText("填报");
            assertThat(page).hasURL(Pattern.compile(".*kind=form.*"));
            assertThat(page.locator(".moment .kind:text-is('通知')")).hasCount(0);
            assertThat(page.getByLabel("填报（")).isChecked();
            picture(page, "case-filtered");

            Page narrow = signedIn(browser, 390);
            for (String path : List.of(story(), story() + "/readers?on=" + day, "/audit/people/yanshi-shiyan.doctor?from=" + day + "&to=" + day.plusDays(20),
                    "/audit/cases/nowhere-1")) {
                narrow.navigate(base() + path);
                narrow.waitForLoadState();
                if (path.equals(story())) {
                    assertThat(narrow.locator("#story[data-ready]")).isVisible();
                }
                picture(narrow, "narrow" + path.replaceAll("\\W+", "-"));
                assertThat((int) narrow.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
                page.navigate(base() + path);
                picture(page, "wide" + path.replaceAll("\\W+", "-"));
            }
        }
        assertThat(blocked).allMatch(error -> error.contains("404"));
    }

    @Test
    void should_AnswerAlike_When_TheCaseDoesNotExistOrIsConfidential() {
        Visitor auditor = new Visitor(port).signedIn(AUDITOR);
        String confidential = jdbc.sql("select business_key_ from act_hi_procinst where proc_def_key_ = 'accountability' limit 1").query(String.class).single();
        HttpResponse<String> unknown = auditor.get("/audit/cases/nowhere-20200101-99");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("不在您的审计范围之内");
        for (String path : List.of("/audit/cases/" + confidential, "/audit/cases/" + confidential + "/readers", "/audit/people/nobody")) {
            HttpResponse<String> answer = auditor.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(withoutToken(answer.body())).as(path).isEqualTo(withoutToken(unknown.body()));
        }
        assertThat(auditor.get("/audit/cases/" + confidential + "/diagram?definition=x").statusCode()).isEqualTo(404);
        assertThat(auditor.get(story() + "/diagram?definition=nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void should_BeShut_When_TheVisitorIsNoAuditor() {
        Visitor school = new Visitor(port).signedIn("yanshi-shiyan.secretary");
        for (String path : List.of(story(), story() + "/readers", story() + "/diagram?definition=x", "/audit/people/yanshi-shiyan.doctor")) {
            assertThat(school.get(path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(new Visitor(port).get(story()).statusCode()).isEqualTo(302);
    }

    @Test
    void should_SayWhatIsWrong_When_DatesCannotBeRead() {
        Visitor auditor = new Visitor(port).signedIn(AUDITOR);
        assertThat(auditor.get(story() + "/readers?on=2020-13-45").body()).contains("日期无法识别");
        assertThat(auditor.get("/audit/people/yanshi-shiyan.doctor?from=gestern").body()).contains("日期无法识别");
        assertThat(auditor.get("/audit/people/yanshi-shiyan.doctor?from=2020-02-02&to=2020-01-01").body()).contains("开始日期晚于结束日期");
        assertThat(auditor.get(story() + "?instance=x&definition=y&kind=z&page=-1").statusCode()).isEqualTo(200);
    }

    @Test
    void should_ListTheWholeRecord_When_AnOfficialIsAskedFor() {
        String page = new Visitor(port).signedIn(AUDITOR).get("/audit/people/yanshi-shiyan.deputy-secretary?from=" + day + "&to=" + day.plusDays(1)).body();
        assertThat(page).contains("演示实验学校·副书记的办理记录", "西宁市城西区演示实验学校党支部副书记", "办结 2 次", "认领 2 次", "代办 2 次", played.caseNumber());
        assertThat(new Visitor(port).signedIn(AUDITOR).get("/audit/people/yanshi-shiyan.deputy-secretary?from=2020-01-01&to=2020-01-02").body())
                .contains("这段时间没有办理记录");
    }

    private String story() {
        return "/audit/cases/" + played.caseNumber();
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private Page signedIn(Browser browser, int width) {
        Page page = browser.newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(width, 900)).newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(base() + "/login");
        page.getByLabel("用户名").fill(AUDITOR);
        page.getByLabel("密码").fill("Baolei-2020!");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
        page.waitForURL(base() + "/");
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "story", name + ".png")).setFullPage(true));
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
