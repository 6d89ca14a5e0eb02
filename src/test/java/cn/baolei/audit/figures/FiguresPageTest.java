package cn.baolei.audit.figures;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import cn.baolei.audit.figures.Histories.Matter;
import cn.baolei.audit.figures.Histories.Step;
import cn.baolei.audit.figures.Histories.Task;
import cn.baolei.browser.Chromium;
import cn.baolei.process.Scenario;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
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

/** An auditor in the browser: the map, both plots, and from each figure to its cases; others stay outside. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import(Scenario.class)
class FiguresPageTest {

    private static final Page.GetByLabelOptions EXACTLY = new Page.GetByLabelOptions().setExact(true);
    private static final String AUDITOR = "qhedu.auditor";
    private static final String ASKED = "process=pledge&organisation=&from=2020-02-01&to=2020-02-05";
    private static final String SEARCH = "process=pledge&from=2020-02-01&to=2020-02-05";

    @LocalServerPort
    private int port;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private JdbcClient jdbc;

    private Histories histories;
    private final List<String> blocked = new ArrayList<>();

    /** Three cases of a school in 西宁, one of them late at signing; one of another prefecture; two that nobody may count. */
    @BeforeEach
    void tell() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        histories = new Histories(jdbc);
        matter("figures-1", "pledge", "yanshi-shiyan", "2020-02-01T02:00:00Z", 2, false);
        matter("figures-2", "pledge", "yanshi-shiyan", "2020-02-02T02:00:00Z", 30, true);
        matter("figures-3", "pledge", "yanshi-shiyan", "2020-02-02T03:00:00Z", 4, false);
        matter("figures-4", "pledge", "yanshi-zx-gonghe", "2020-02-04T16:00:00Z", 6, false);
        matter("figures-5", "accountability", "yanshi-shiyan", "2020-02-02T03:00:00Z", 4, false);
        matter("figures-6", "cadre-assessment", "yanshi-shiyan", "2020-02-02T03:00:00Z", 4, false);
    }

    @AfterEach
    void forget() {
        histories.forget();
    }

    @Test
    void should_ShowTheMapAndOpenItsCases_When_AnAuditorLooksAtSteps() {
        try (Chromium chromium = Chromium.launch(); Browser browser = chromium.browser()) {
            Page page = signedIn(browser, AUDITOR, 1366);
            page.navigate(base() + "/audit/figures");
            assertThat(page.locator(".empty")).containsText("请选择流程");
            page.getByLabel("流程", EXACTLY).selectOption("pledge");
            page.getByLabel("发起日期自").fill("2020-02-01");
            page.getByLabel("至（含当日）").fill("2020-02-05");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("统计")).click();
            assertThat(page.locator("#diagram[data-ready]")).isVisible();
            Locator sign = page.locator("tr[data-step=sign]");
            assertThat(sign).containsText("4 件");
            assertThat(sign).containsText("5 小时");
            Locator summarise = page.locator("tr[data-step=summarise]");
            assertThat(summarise).containsText("33% 1／3");
            assertThat(page.locator("[data-element-id=sign].heat-5")).isVisible();
            assertThat(page.locator("[data-element-id=summarise].heat-4")).isVisible();
            assertThat(figure(page, "summarise")).hasText("3 次");
            assertThat(page.locator("[data-legend=passed]")).containsText("4 次");
            picture(page, "steps-wide");

            page.getByLabel("超期率", EXACTLY).check();
            assertThat(page.locator("[data-legend=late]")).isVisible();
            assertThat(page.locator("[data-legend=passed]")).isHidden();
            assertThat(figure(page, "summarise")).hasText("33%");
            assertThat(page.locator("[data-element-id=summarise].heat-5")).isVisible();
            assertThat(page.locator("[data-element-id=sign].heat-5")).hasCount(0);
            assertThat(page).hasURL(Pattern.compile("measure=late"));
            picture(page, "steps-late");
            page.reload();
            // The viewer hides what lies on the diagram until it has come to rest, and what is hidden takes no focus.
            assertThat(figure(page, "summarise")).isVisible();
            assertThat(figure(page, "summarise")).hasText("33%");
            figure(page, "summarise").focus();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(base() + "/audit?" + SEARCH + "&step=summarise&late=true");

            page.goBack();
            page.getByLabel("中位用时", EXACTLY).check();
            page.locator("[data-element-id=sign] .djs-hit").first().click();
            assertThat(page).hasURL(base() + "/audit?" + SEARCH + "&step=sign");
            page.goBack();
            assertThat(page.locator("#diagram[data-ready]")).isVisible();
            page.getByLabel("层级").selectOption("逐人签名");
            assertThat(page.locator("[data-element-id=signPledge]")).isVisible();

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(page.locator("#filter")).isHidden();
            assertThat(page.locator("#steps")).isVisible();
            picture(page, "steps-print");
            narrow(browser, "steps");
        }
        assertThat(blocked).isEmpty();
    }

    @Test
    void should_DrawPlotsAndOpenTheirCases_When_AnAuditorComparesOrganisationsAndDays() {
        try (Chromium chromium = Chromium.launch(); Browser browser = chromium.browser()) {
            Page page = signedIn(browser, AUDITOR, 1366);
            page.navigate(base() + "/audit/figures?view=organisations&" + ASKED.replace("organisation=", "organisation=qhedu-ldxzb"));
            assertThat(page.locator("#plot[data-ready] svg")).isVisible();
            Locator xining = page.locator("tr[data-row=xining]");
            assertThat(xining).containsText("3 件");
            assertThat(xining).containsText("4 小时");
            assertThat(xining).containsText("33%（1 件）");
            assertThat(page.locator("#plot svg")).containsText("西宁市委教育工委");
            picture(page, "organisations-wide");
            page.getByLabel("有超期的占比", EXACTLY).check();
            assertThat(page.locator("#plot svg")).containsText("33%（1 件）");
            assertThat(page.locator("#plot svg path[fill='#8c1c13']:visible").first()).isVisible();
            page.locator("#plot svg path[fill='#8c1c13']:visible").first().click();
            assertThat(page).hasURL(base() + "/audit?" + SEARCH.replace("pledge&", "pledge&organisation=xining&") + "&late=true");
            page.goBack();
            page.locator("tr[data-row=xining]").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("西宁市委教育工委").setExact(true)).click();
            assertThat(page.locator("#title")).containsText("西宁市委教育工委的下级单位");

            page.navigate(base() + "/audit/figures?view=days&" + ASKED);
            assertThat(page.locator("#plot[data-ready] svg")).isVisible();
            assertThat(page.locator("#plot svg path[stroke='#1f4e8c']").first()).isVisible();
            assertThat(page.locator("tr[data-row]")).hasCount(3);
            assertThat(page.locator("tr[data-row='2020-02-02']")).containsText("2 件");
            assertThat(page.locator("tr[data-row='2020-02-05']")).containsText("1 件");
            picture(page, "days-wide");
            List<?> second = (List<?>) page.evaluate("""
                    () => Array.from(document.querySelectorAll("#plot svg path[fill='#b3261e']")).map(point => point.getBoundingClientRect())
                      .filter(point => point.y > document.querySelector('#plot').getBoundingClientRect().y + 40).sort((one, other) => one.x - other.x)
                      .map(point => [point.x + point.width / 2, point.y + point.height / 2])[1]""");
            page.mouse().click(((Number) second.get(0)).doubleValue(), ((Number) second.get(1)).doubleValue());
            assertThat(page).hasURL(base() + "/audit?process=pledge&from=2020-02-02&to=2020-02-02&late=true");
            page.goBack();
            page.locator("tr[data-row='2020-02-02'] a").first().click();
            assertThat(page).hasURL(base() + "/audit?process=pledge&from=2020-02-02&to=2020-02-02");
            narrow(browser, "organisations");
            narrow(browser, "days");
        }
        assertThat(blocked).isEmpty();
    }

    @Test
    void should_CountTheirOwnSubtreeOnly_When_SomebodyElseLooks() {
        Visitor auditor = new Visitor(port).signedIn(AUDITOR);
        assertThat(auditor.get("/audit/figures?view=days&" + ASKED).body()).contains("2020-02-02", "2020-02-05");
        assertThat(auditor.get("/audit/figures?view=days&" + ASKED.replace("organisation=", "organisation=xining")).body())
                .contains("2020-02-02").doesNotContain("data-row=\"2020-02-05\"");
        for (String process : List.of("accountability", "cadre-assessment", "nowhere")) {
            var answer = auditor.get("/audit/figures?" + ASKED.replace("pledge", process));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("没有这个流程").doesNotContain("value=\"accountability\"", "value=\"cadre-assessment\"");
            assertThat(auditor.get("/audit/figures/diagram?version=1&process=" + process).statusCode()).isEqualTo(404);
        }
        var wrong = auditor.get("/audit/figures?process=pledge&from=2020-02-05&to=2020-02-01");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("起始日期晚于截止日期", "value=\"2020-02-05\"", "value=\"2020-02-01\"");
        assertThat(auditor.get("/audit/figures?view=organisations&" + ASKED.replace("2020", "2019")).body()).contains("请换一个时间段");
        assertThat(auditor.get("/audit/figures?view=steps&" + ASKED.replace("2020", "2019")).body()).contains("请换一个时间段");
        assertThat(new Visitor(port).signedIn("qhedu-ldxzb.leading-group-office").get("/audit/figures?view=days&" + ASKED).statusCode()).isEqualTo(200);
        for (String user : List.of("qhedu.administrator", "qhedu.process-owner", "yanshi-shiyan.secretary")) {
            Visitor visitor = new Visitor(port).signedIn(user);
            assertThat(visitor.get("/audit/figures?" + ASKED).statusCode()).as(user).isEqualTo(403);
            assertThat(visitor.get("/audit/figures/diagram?process=pledge&version=1").statusCode()).as(user).isEqualTo(403);
        }
    }

    /** Signing and, in 西宁, summing up, which was due an hour before it was done or an hour after. */
    private void matter(String id, String process, String organisation, String begun, int hours, boolean late) {
        String definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult().getId();
        Instant start = Instant.parse(begun);
        Instant end = start.plusSeconds(hours * 3600L);
        List<Step> steps = new ArrayList<>(List.of(new Step("sign", "subProcess", start, end, false), new Step("signPledge", "userTask", start, end, false)));
        List<Task> tasks = new ArrayList<>();
        if (!organisation.equals("yanshi-zx-gonghe")) {
            steps.add(new Step("summarise", "userTask", start, end, false));
            tasks.add(new Task("summarise", late ? end.minusSeconds(3600) : end.plusSeconds(3600), end));
        }
        histories.add(new Matter(id, process, definition, organisation, id, start, end, "COMPLETED", steps, tasks));
    }

    private void narrow(Browser browser, String view) {
        Page page = signedIn(browser, AUDITOR, 390);
        page.navigate(base() + "/audit/figures?view=" + view + "&" + ASKED);
        assertThat(page.locator("[data-ready]")).isVisible();
        picture(page, view + "-narrow");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as(view).isLessThanOrEqualTo(390);
    }

    private static Locator figure(Page page, String step) {
        return page.locator(".djs-overlays[data-container-id=" + step + "] .step-figure");
    }

    private Page signedIn(Browser browser, String user, int width) {
        Page page = browser.newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(width, 900)).newPage();
        page.setDefaultTimeout(60_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404")) {
                blocked.add(message.text());
            }
        });
        page.navigate(base() + "/login");
        page.getByLabel("用户名").fill(user);
        page.getByLabel("密码").fill("Baolei-2020!");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
        page.waitForURL(base() + "/");
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "audit-figures", name + ".png")).setFullPage(true));
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
