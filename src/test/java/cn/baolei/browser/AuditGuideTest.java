package cn.baolei.browser;

import static cn.baolei.browser.GuidePictures.take;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.baolei.journal.SealNow;
import cn.baolei.process.ReportedCase;
import cn.baolei.process.Scenario;
import cn.baolei.routing.Recusals;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Walks through docs/zh/auditors.md with a case that really ran, and takes its pictures. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import(Scenario.class)
class AuditGuideTest {

    private static final String DAY = "2020-02-10";

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Recusals recusals;
    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void should_FindTellCountAndProve_When_AnAuditorFollowsTheGuide() {
        scenario.set(Instant.parse(DAY + "T01:00:00Z"));
        ReportedCase reported = ReportedCase.played(scenario, engine, recusals, jdbc);
        SealNow.everything(context);
        ClockUtil.reset();
        try (Chromium chromium = Chromium.launch(); Desk auditor = new Desk(chromium.browser(), "http://localhost:" + port, "qhedu.auditor", "Baolei-2020!")) {
            Page page = auditor.page();
            search(page, reported.caseNumber());
            read(page);
            person(page);
            count(page);
            prove(page, reported.caseNumber());
        }
    }

    private void search(Page page, String number) {
        page.navigate("http://localhost:" + port + "/audit");
        page.getByLabel("案号（开头部分即可）").fill(number);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("检索").setExact(true)).click();
        Locator results = page.locator("table.results");
        assertThat(results).containsText(number);
        take("audit-search", page);
        results.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(number)).first().click();
    }

    private void read(Page page) {
        assertThat(page.locator("#timeline")).containsText("填报");
        assertThat(page.locator("#diagram svg [data-element-id='verifySuspicion']").first()).isVisible();
        take("audit-case", page);
        page.getByText("谁能查阅、谁查阅过本案").click();
        assertThat(page.locator("main")).containsText("审计");
    }

    private void person(Page page) {
        page.navigate("http://localhost:" + port + "/audit/people/yanshi-shiyan.doctor?from=" + DAY + "&to=" + DAY);
        assertThat(page.locator("main")).containsText("疑似病例处置");
        take("audit-person", page);
    }

    private void count(Page page) {
        page.navigate("http://localhost:" + port + "/audit/figures?process=suspected-case&from=" + DAY + "&to=" + DAY);
        assertThat(page.locator(".canvas svg [data-element-id='verifySuspicion']").first()).isVisible();
        take("audit-figures", page);
    }

    private void prove(Page page, String number) {
        page.navigate("http://localhost:" + port + "/audit/verification");
        page.getByLabel("案件编号").fill(number);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("校验这一件")).click();
        assertThat(page.locator("article[data-subject='case:" + number + "']")).containsText("未发现问题");
        take("audit-verification", page);
    }
}
