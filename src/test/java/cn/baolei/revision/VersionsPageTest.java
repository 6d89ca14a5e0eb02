package cn.baolei.revision;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import cn.baolei.browser.Chromium;
import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.gate.DeploymentLog;
import cn.baolei.gate.Finding;
import cn.baolei.process.Scenario;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** A process owner compares, goes back and takes running instances along, in the browser and over REST; nobody else gets in. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import(Scenario.class)
class VersionsPageTest {

    private static final String OWNER = "qhedu.process-owner";
    private static final String VERSIONS = "/processes/pledge/versions";

    @LocalServerPort
    private int port;
    @Autowired
    private Scenario scenario;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private Versions versions;
    @Autowired
    private MigrationTable migrations;
    @Autowired
    private DeploymentLog log;
    @Autowired
    private ObjectMapper json;

    private TestVersions deployed;

    @BeforeEach
    void prepare() {
        deployed = new TestVersions(repository, scenario, OWNER);
    }

    @AfterEach
    void remove() {
        runtime.createProcessInstanceQuery().processDefinitionKey("pledge").list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "end of test"));
        versions.of(Kind.PROCESS, "pledge").stream().filter(version -> version.number() > 1).forEach(version -> deployed.clean(version.deployment()));
        deployed.remove();
        ClockUtil.reset();
    }

    @Test
    void should_CompareGoBackAndMigrate_When_OwnerWalksThePages() {
        launch();
        launch();
        deployed.pledge(TestVersions::edited);
        List<String> blocked = new ArrayList<>();
        try (Chromium chromium = Chromium.launch(); Browser browser = chromium.browser()) {
            Page page = signedIn(browser, 1366);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    blocked.add(message.text());
                }
            });
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("流程版本")).click();
            Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("党员承诺践诺"));
            assertThat(row).containsText("第 2 版");
            assertThat(row).containsText("0 件，按旧版 2 件");
            row.getByRole(AriaRole.LINK).click();
            page.getByText("看与第 1 版的不同").click();
            assertThat(page.locator("#comparison[data-ready]")).isVisible();
            assertThat(page.locator(".changes")).containsText("岗位：纪检委员 → 书记");
            assertThat(page.locator("[data-side=after] .djs-element.change-added").first()).isVisible();
            assertThat(page.locator("[data-side=before] .djs-element.change-changed .djs-visual").first()).isVisible();
            assertThat(page.locator("[data-side=before] .mark.changed").first()).hasText("改");
            assertThat(page.locator("[data-side=after] .mark.added").first()).isVisible();
            picture(page, "compare-wide");
            Locator change = page.locator("button[data-change=check]");
            change.focus();
            page.keyboard().press("Enter");
            assertThat(change).hasAttribute("aria-current", "");
            assertThat(page.locator("[data-side=before] .djs-element[data-element-id=check].change-chosen")).isVisible();
            assertThat(middle(page, "before", "check")).isLessThan(20);
            assertThat(middle(page, "after", "check")).isLessThan(20);
            picture(page, "compare-chosen");

            page.navigate(base() + VERSIONS);
            page.getByText("迁移在办事项").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("将迁移 2 件，留在旧版 0 件");
            assertThat(page.locator("tr[data-step=signPledge]")).containsText("2 件");
            picture(page, "plan-wide");
            page.locator("tr[data-step=signPledge] select").selectOption("");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("检查方案")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("将迁移 0 件，留在旧版 2 件");
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("执行迁移"))).isDisabled();
            page.locator("tr[data-step=signPledge] select").selectOption("signPledge");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("检查方案")).click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("执行迁移")).click();
            assertThat(page.locator("#progress")).containsText("等待 2 件");
            scenario.runJobs();
            assertThat(page.locator("#progress")).containsText("迁移已完成");
            assertThat(page.locator("#progress")).containsText("已迁移 2 件");
            picture(page, "migration-wide");

            page.navigate(base() + VERSIONS);
            page.getByText("恢复第 1 版").first().click();
            page.locator("#reason-1").fill("改错了岗位");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("确认恢复第 1 版")).click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("已恢复第1版的内容，作为第3版使用");
            assertThat(page.locator("#version-3")).containsText("恢复“党员承诺践诺”第1版：改错了岗位");
            assertThat(page.locator("#version-2")).containsText("在办 2 件");

            Page narrow = signedIn(browser, 390);
            for (String path : List.of("/processes", VERSIONS, "/processes/pledge/compare?from=1&to=2", "/processes/pledge/migration?from=2",
                    "/migrations/" + migrations.of("pledge").get(0).id(), "/tables/deadlines/versions")) {
                narrow.navigate(base() + path);
                picture(narrow, "narrow" + path.replaceAll("\\W+", "-"));
                assertThat((int) narrow.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
            }
        }
        assertThat(blocked).isEmpty();
    }

    @Test
    void should_ShowFindings_When_DeploymentWasRefused() throws IOException {
        Visitor owner = new Visitor(port).signedIn(OWNER);
        log.refused(OWNER, Map.of("pledge.bpmn", "content".getBytes()), List.of(new Finding("pledge.bpmn", "check", "检查践诺情况", "缺少时限")));
        String list = owner.get("/processes").body();
        assertThat(list).contains("被拒绝的部署", "1 处问题：“检查践诺情况”（check）：缺少时限");
        String link = list.replaceAll("(?s).*?被拒绝的部署.*?href=\"(/deployments/\\d+)\".*", "$1");
        assertThat(owner.get(link).body()).contains("问题 1 处", "缺少时限", "pledge.bpmn（7 字节）");
        var file = owner.get(link + "/file?name=pledge.bpmn");
        assertThat(file.body()).isEqualTo("content");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(owner.get(link + "/file?name=other.bpmn").statusCode()).isEqualTo(404);
        assertThat(owner.get("/deployments/1").body()).contains("系统启动时自动部署");
        assertThat(owner.get("/deployments/999999").statusCode()).isEqualTo(404);
        assertThat(owner.get("/processes/nowhere/versions").statusCode()).isEqualTo(404);
        assertThat(owner.get("/processes/pledge/compare?from=1&to=99").statusCode()).isEqualTo(404);
        assertThat(owner.get("/processes/accountability/versions").body()).contains("在办件数不公开");
        assertThat(owner.get("/tables/deadlines/versions").body()).contains("只有一个版本");
        String refused = owner.get(owner.submit("/processes/pledge/restore", Map.of("version", "1", "reason", "试")).headers().firstValue("Location").orElseThrow()).body();
        assertThat(refused).contains("第1版正在使用，无需恢复");
    }

    @Test
    void should_DoTheSame_When_AskedOverRest() throws IOException {
        launch();
        deployed.pledge(TestVersions::edited);
        Visitor program = new Visitor(port).withBasic(OWNER);
        JsonNode all = json.readTree(program.get("/api/processes/pledge/versions").body());
        assertThat(all).hasSize(2);
        assertThat(all.get(1).get("running").asInt()).isEqualTo(1);
        assertThat(program.get("/api/processes/pledge/changes?from=1&to=2").body()).contains("纪检委员", "书记");
        JsonNode plan = json.readTree(program.get("/api/processes/pledge/migration?from=1").body());
        assertThat(plan.get("moving").asInt()).isEqualTo(1);
        String order = "{\"from\":1,\"to\":2,\"pairs\":" + plan.get("pairs") + "}";
        JsonNode progress = json.readTree(program.post("/api/processes/pledge/migration", "application/json", order).body());
        assertThat(progress.get("waiting").asInt()).isEqualTo(1);
        scenario.runJobs();
        assertThat(json.readTree(program.get("/api/migrations/" + progress.get("id")).body()).get("moved").asInt()).isEqualTo(1);
        assertThat(program.post("/api/migrations/" + progress.get("id") + "/retry", "application/json", "").body()).contains("没有需要重试的事项");
        assertThat(program.post("/api/processes/pledge/migration", "application/json", order).body()).contains("没有可以迁移的在办事项");
        assertThat(program.post("/api/processes/pledge/restore", "application/json", "{\"version\":1}").body()).contains("请填写恢复的原因");
        JsonNode restored = json.readTree(program.post("/api/processes/pledge/restore", "application/json", "{\"version\":1,\"reason\":\"改错了\"}").body());
        assertThat(restored.get("number").asInt()).isEqualTo(3);
    }

    @Test
    void should_BeShut_When_TheVisitorIsNoProcessOwner() {
        for (String user : List.of("qhedu.administrator", "qhedu.auditor", "yanshi-shiyan.secretary")) {
            Visitor visitor = new Visitor(port).signedIn(user);
            for (String path : List.of("/processes", VERSIONS, "/processes/nowhere/versions", "/processes/pledge/compare?from=1&to=1", "/processes/pledge/diagram?version=1",
                    "/processes/pledge/migration?from=1", "/migrations/1", "/deployments/1", "/deployments/1/file?name=pledge.bpmn", "/deployments/999999", "/tables/deadlines/versions",
                    "/api/processes", "/api/processes/pledge/versions", "/api/migrations/1")) {
                assertThat(visitor.get(path).statusCode()).as(user + " " + path).isEqualTo(403);
            }
            assertThat(visitor.submit("/processes/pledge/restore", Map.of("version", "1", "reason", "试")).statusCode()).isEqualTo(403);
            assertThat(visitor.submit("/processes/pledge/adopt", Map.of()).statusCode()).isEqualTo(403);
            assertThat(visitor.submit("/processes/pledge/migration/start", Map.of("from", "1", "to", "1")).statusCode()).isEqualTo(403);
            assertThat(visitor.get("/").body()).doesNotContain("/processes");
        }
        assertThat(new Visitor(port).get("/processes").statusCode()).isEqualTo(302);
    }

    private void launch() {
        scenario.as("yanshi-shiyan.secretary").starts("pledge", TestVersions.pledgeStart(scenario.now()));
        scenario.runJobs();
    }

    private Page signedIn(Browser browser, int width) {
        Page page = browser.newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(width, 900)).newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(base() + "/login");
        page.getByLabel("用户名").fill(OWNER);
        page.getByLabel("密码").fill("Baolei-2020!");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
        page.waitForURL(base() + "/");
        return page;
    }

    /** How far the element is from the middle of its drawing, in pixels. */
    private static double middle(Page page, String side, String element) {
        return ((Number) page.evaluate("""
                ([side, element]) => {
                  const box = document.querySelector(`[data-side=${side}]`).getBoundingClientRect();
                  const drawn = document.querySelector(`[data-side=${side}] [data-element-id=${element}] .djs-visual`).getBoundingClientRect();
                  return Math.hypot(box.x + box.width / 2 - drawn.x - drawn.width / 2, box.y + box.height / 2 - drawn.y - drawn.height / 2);
                }""", List.of(side, element))).doubleValue();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "versions", name + ".png")).setFullPage(true));
    }

    private String base() {
        return "http://localhost:" + port;
    }
}
