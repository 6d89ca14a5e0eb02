package cn.baolei.audit.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.browser.Chromium;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.process.ForeignCases;
import cn.baolei.process.Scenario;
import cn.baolei.protection.CaseSecrets;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
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

/** The auditor finds a case, sorts, turns pages, sends the address on, in a wide and in a narrow window and by the keyboard. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import({Scenario.class, ForeignCases.class})
class SearchInTheBrowserTest {

    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private CaseSecrets secrets;
    @Autowired
    private ForeignCases cases;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private MadeUpCases made;

    @BeforeEach
    void make() {
        made = new MadeUpCases(jdbc, secrets, directory.all().stream().map(one -> one.code()).toList());
        made.draw(new Random(12), 150);
    }

    @AfterEach
    void remove() {
        made.remove();
    }

    @Test
    void should_FindSortAndTurnPages_When_AnAuditorSearches() {
        List<String> faults = new ArrayList<>();
        try (Chromium chromium = Chromium.launch(); Browser browser = chromium.browser()) {
            Page page = signedIn(browser, 1366);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(message.text());
                }
            });
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("审计")).click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("审计"))).isVisible();
            page.getByLabel("案号（开头部分即可）").fill(MadeUpCases.MARK);
            page.getByLabel("案号（开头部分即可）").press("Enter");
            page.waitForURL(Pattern.compile("number=" + MadeUpCases.MARK));
            assertThat(page.locator("tbody tr")).hasCount(50);
            picture(page, "audit-search-wide");
            page.locator("thead a", new Page.LocatorOptions().setHasText("案号")).focus();
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile("sort=-number"));
            assertThat(page.locator("th[aria-sort=descending]")).containsText("案号");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("下一页")).click();
            page.waitForURL(Pattern.compile("page=2"));
            assertThat(page.getByText("第 2 页，共")).isVisible();
            assertThat(page.getByLabel("案号（开头部分即可）")).hasValue(MadeUpCases.MARK);

            page.navigate("http://localhost:" + port + "/audit?number=" + cases.numberOf(cases.running()));
            page.getByText("按涉及人员检索").click();
            page.getByLabel("当事人、接触者等的完整姓名或证件号码").fill("甲" + ForeignCases.HEALTH_MARK);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("按此人检索")).click();
            page.waitForURL(Pattern.compile("concerned="));
            assertThat(page.locator("tr[data-instance='" + cases.running() + "']")).isVisible();
            assertThat(page.url()).doesNotContain("7413");
            assertThat(page.getByText("正在按涉及人员检索")).isVisible();

            page.navigate("http://localhost:" + port + "/audit?from=2020-02-30&number=kept");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("2020-02-30");
            assertThat(page.getByLabel("案号（开头部分即可）")).hasValue("kept");
            picture(page, "audit-search-fault");
            page.navigate("http://localhost:" + port + "/audit?number=nowhere");
            assertThat(page.getByText("没有符合条件的案卷")).isVisible();

            page.setViewportSize(390, 844);
            page.navigate("http://localhost:" + port + "/audit?number=" + MadeUpCases.MARK + "&late=true");
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth")).as("nothing is wider than the screen").isLessThanOrEqualTo(390);
            picture(page, "audit-search-narrow");
        }
        assertThat(faults).isEmpty();
    }

    private Page signedIn(Browser browser, int width) {
        Page page = browser.newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(width, 900)).newPage();
        page.setDefaultTimeout(60_000);
        page.navigate("http://localhost:" + port + "/login");
        page.getByLabel("用户名").fill("qhedu.auditor");
        page.getByLabel("密码").fill("Baolei-2020!");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
        page.waitForURL("http://localhost:" + port + "/");
        return page;
    }

    /** For whoever wants to look at them. */
    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "pictures", name + ".png")));
    }
}
