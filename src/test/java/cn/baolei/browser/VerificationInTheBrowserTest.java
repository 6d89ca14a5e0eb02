package cn.baolei.browser;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import cn.baolei.journal.SealNow;
import cn.baolei.process.ReportedCase;
import cn.baolei.process.Scenario;
import cn.baolei.protection.CaseKeys;
import cn.baolei.routing.Recusals;
import cn.baolei.verification.Evidence;
import cn.baolei.verification.Evidences;
import cn.baolei.verification.Finding;
import cn.baolei.verification.FindingKind;
import cn.baolei.verification.Verification;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.support.TransactionTemplate;

/** A case that really ran, then tampered with by the owner of the tables, and an auditor who has it verified. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import(Scenario.class)
class VerificationInTheBrowserTest {

    private static final Path PICTURES = Path.of("target", "verification");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Environment environment;
    @Autowired
    Scenario scenario;
    @Autowired
    ProcessEngine engine;
    @Autowired
    Verification verification;
    @Autowired
    Evidences evidences;
    @Autowired
    Journal journal;
    @Autowired
    Recusals recusals;
    @Autowired
    CaseKeys keys;
    @Autowired
    TransactionTemplate transaction;

    private JdbcTemplate owner;
    private JdbcTemplate application;
    private ReportedCase reported;
    private String chain;

    @BeforeEach
    void reportACase() {
        String url = environment.getRequiredProperty("spring.datasource.url");
        owner = new JdbcTemplate(new DriverManagerDataSource(url, environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password")));
        application = new JdbcTemplate(new DriverManagerDataSource(url, environment.getRequiredProperty("spring.datasource.username"),
                environment.getRequiredProperty("spring.datasource.password")));
        application.update("delete from verification_run");
        scenario.set(Instant.parse("2020-02-10T01:00:00Z"));
        reported = ReportedCase.played(scenario, engine, recusals, JdbcClient.create(application));
        chain = "case:" + reported.caseNumber();
        SealNow.everything(context);
    }

    @AfterEach
    void resetClock() {
        ClockUtil.reset();
    }

    @Test
    void should_TellHistoryFromJournal_When_EitherIsChanged() {
        assertThat(findings()).isEmpty();
        assertThat(whole(evidences.of(reported.caseNumber()))).isTrue();

        history(FindingKind.HISTORY_ALTERED, "update act_hi_varinst set long_ = 77 where proc_inst_id_ = ? and name_ = 'maskWorn'",
                "update act_hi_varinst set long_ = 1 where proc_inst_id_ = ? and name_ = 'maskWorn'");
        history(FindingKind.HISTORY_ALTERED, "update act_hi_taskinst set assignee_ = assignee_ || 'x' where proc_inst_id_ = ? and task_def_key_ = 'verifySuspicion'",
                "update act_hi_taskinst set assignee_ = rtrim(assignee_, 'x') where proc_inst_id_ = ? and task_def_key_ = 'verifySuspicion'");
        history(FindingKind.HISTORY_ALTERED, "update act_hi_procinst set start_time_ = start_time_ - interval '1 hour' where id_ = ?",
                "update act_hi_procinst set start_time_ = start_time_ + interval '1 hour' where id_ = ?");
        application.execute("create table kept_actinst as table act_hi_actinst");
        history(FindingKind.HISTORY_REMOVED, "delete from act_hi_actinst where proc_inst_id_ = ? and act_type_ = 'startEvent'",
                "insert into act_hi_actinst select * from kept_actinst where proc_inst_id_ = ? and act_type_ = 'startEvent'");
        application.execute("drop table kept_actinst");
        history(FindingKind.HISTORY_ADDED, "insert into act_hi_taskinst (id_, proc_inst_id_, root_proc_inst_id_, name_, start_time_) values ('invented', ?, null, 'x', now())",
                "delete from act_hi_taskinst where id_ = 'invented' and proc_inst_id_ = ?");

        asOwner("update journal_entry set body = replace(body, '\"recordedAt\":\"2020', '\"recordedAt\":\"2019') where chain = ? and seq = 3");
        assertThat(findings()).extracting(Finding::kind).containsExactly(FindingKind.ENTRY_ALTERED);
        asOwner("update journal_entry set body = replace(body, '\"recordedAt\":\"2019', '\"recordedAt\":\"2020') where chain = ? and seq = 3");
        assertThat(findings()).isEmpty();
    }

    @Test
    void should_StayGreen_When_TheCaseIsErasedAndItsHistoryLawfullyGone() {
        engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(reported.caseNumber()).rootProcessInstances().list()
                .forEach(matter -> engine.getRuntimeService().deleteProcessInstance(matter.getId(), "终止"));
        List<String> matters = application.queryForList("select id_ from act_hi_procinst where business_key_ = ? and id_ = root_proc_inst_id_", String.class,
                reported.caseNumber());
        transaction.executeWithoutResult(status -> keys.erase(reported.caseNumber(), "yanshi-shiyan.secretary", "保存期满"));
        assertThat(findings()).isEmpty();
        transaction.executeWithoutResult(status -> {
            application.queryForList("select table_name from information_schema.columns where table_name like 'act\\_hi\\_%' and column_name = 'root_proc_inst_id_'",
                    String.class).forEach(table -> matters.forEach(matter -> application.update("delete from " + table + " where root_proc_inst_id_ = ?", matter)));
            journal.record(chain, Kinds.RETENTION, Map.of("event", "history-removed"));
        });
        SealNow.everything(context);
        assertThat(findings()).isEmpty();
        assertThat(whole(evidences.of(reported.caseNumber()))).isTrue();
    }

    @Test
    void should_NameATamperedCaseAsSuch_When_AnAuditorHasItVerified() {
        asOwner("update journal_entry set actor = 'somebody.else' where chain = ? and seq = 2");
        ClockUtil.reset();
        try (Chromium chromium = Chromium.launch(); Desk auditor = new Desk(chromium.browser(), "http://localhost:" + port, "qhedu.auditor", "Baolei-2020!")) {
            Page page = auditor.page();
            page.navigate("http://localhost:" + port + "/audit/verification");
            assertThat(page.locator("#runs").innerText()).contains("还没有校验过");
            page.getByLabel("案件编号").fill("没有这一件");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("没有这个编号的案件");
            assertThat(page.getByLabel("案件编号").inputValue()).isEqualTo("没有这一件");
            page.getByLabel("案件编号").fill(reported.caseNumber());
            page.keyboard().press("Enter");
            Locator result = page.locator("article[data-subject='" + chain + "']");
            result.getByText("发现问题").waitFor();
            assertThat(result.innerText()).contains("记录被改动", "案件 " + reported.caseNumber() + " 第 2 条记录", "发现 1 处问题");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("校验整个日志")).click();
            Locator all = page.locator("article[data-subject='journal']");
            all.getByText("发现问题").waitFor();
            assertThat(all.innerText()).contains("记录被改动", "案件 " + reported.caseNumber() + " 第 2 条记录");
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("wide.png")).setFullPage(true));
            page.setViewportSize(390, 844);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= 390")).isEqualTo(true);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("narrow.png")).setFullPage(true));
            page.navigate("http://localhost:" + port + "/audit/verification");
            assertThat(page.locator("article[data-subject='" + chain + "']").innerText()).as("kept").contains("记录被改动");
        } finally {
            asOwner("update journal_entry set actor = body::json ->> 'actor' where chain = ? and seq = 2");
        }
        assertThat(findings()).isEmpty();
    }

    private void history(FindingKind kind, String attack, String undo) {
        assertThat(application.update(attack, reported.instanceId())).as(attack).isPositive();
        assertThat(findings().stream().map(Finding::kind).collect(Collectors.toSet())).as(attack).isEqualTo(Set.of(kind));
        application.update(undo, reported.instanceId());
        assertThat(findings()).isEmpty();
    }

    private void asOwner(String statement) {
        owner.execute("alter table journal_entry disable trigger all");
        owner.update(statement, chain);
        owner.execute("alter table journal_entry enable trigger all");
    }

    private List<Finding> findings() {
        return verification.run(chain, (done, of) -> { }).findings();
    }

    private static boolean whole(Evidence evidence) {
        return evidence.verify(Instant.EPOCH).whole();
    }
}
