package cn.baolei.browser;

import static cn.baolei.browser.GuidePictures.take;
import static org.assertj.core.api.Assertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.baolei.journal.SealNow;
import cn.baolei.process.ReportedCase;
import cn.baolei.process.Scenario;
import cn.baolei.routing.Recusals;
import cn.baolei.verification.VerifyCommand;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    @TempDir
    private Path folder;
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

    /** Others in the same application look for their own tasks alone. */
    @AfterEach
    void remove() {
        scenario.end();
    }

    @Test
    void should_FindTellCountAndProve_When_AnAuditorFollowsTheGuide() throws IOException {
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
            export(page, reported.caseNumber());
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
        assertThat(page.locator(".step-figure").first()).isVisible();
        take("audit-figures", page);
    }

    /** The file proves itself without the database, and no longer when a word of it is changed. */
    private void export(Page page, String number) throws IOException {
        page.navigate("http://localhost:" + port + "/audit/cases/" + number);
        page.getByText("导出案卷", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("JSON").check();
        take("audit-export", page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("导出").setExact(true)).click();
        Locator ready = page.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText("下载"));
        ready.waitFor();
        Path file = page.waitForDownload(ready::click).path();
        assertThat(VerifyCommand.run(List.of("--file", file.toString()))).isZero();

        String changed = Files.readString(file).replace("演示实验学校·班主任", "演示实验学校·校医");
        assertThat(changed).isNotEqualTo(Files.readString(file));
        assertThat(VerifyCommand.run(List.of("--file", Files.writeString(folder.resolve("changed.json"), changed).toString()))).isEqualTo(1);
    }

    private void prove(Page page, String number) {
        page.navigate("http://localhost:" + port + "/audit/verification");
        page.getByLabel("案件编号").fill(number);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("校验这一件")).click();
        assertThat(page.locator("article[data-subject='case:" + number + "']"))
                .containsText("未发现问题", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        take("audit-verification", page);
    }
}
