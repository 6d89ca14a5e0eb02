package cn.baolei.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.baolei.access.Visitor;
import cn.baolei.browser.Chromium;
import cn.baolei.process.ReportedCase;
import cn.baolei.process.Scenario;
import cn.baolei.routing.Recusals;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
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
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** An auditor takes a case along as a file: in the browser, masked or on a stated ground; nobody else gets it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import(Scenario.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportPageTest {

    private static final String AUDITOR = "qhedu.auditor";
    private static final String GROUND = "审计通知书〔2020〕7号";
    /** Telephone number and place that were entered; sealed everywhere. */
    private static final String PHONE = "13900000000";
    private static final Duration LONG = Duration.ofMinutes(3);

    @LocalServerPort
    private int port;
    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Recusals recusals;
    @Autowired
    private ExportTable table;
    @Autowired
    private JdbcClient jdbc;

    private ReportedCase played;

    @BeforeAll
    void play() {
        scenario.set(Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES));
        played = ReportedCase.played(scenario, engine, recusals, jdbc);
    }

    @AfterAll
    void remove() {
        scenario.end();
    }

    @Test
    void should_HandOutAMaskedPdf_When_TheAuditorAsksInTheBrowser() throws IOException {
        try (Chromium chromium = Chromium.launch(); Browser browser = chromium.browser()) {
            Page page = browser.newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1280, 900)).newPage();
            page.setDefaultTimeout(LONG.toMillis());
            page.navigate(base() + "/login");
            page.getByLabel("用户名").fill(AUDITOR);
            page.getByLabel("密码").fill("Baolei-2020!");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
            page.waitForURL(base() + "/");
            page.navigate(base() + story());
            page.getByText("导出案卷", new Page.GetByTextOptions().setExact(true)).click();
            picture(page, "request");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("导出").setExact(true)).click();
            page.waitForURL(base() + "/audit/exports");
            Locator ready = page.locator("tr:has(td:text-is('PDF')) a:has-text('下载')").first();
            ready.waitFor();
            picture(page, "list");
            Download download = page.waitForDownload(ready::click);
            assertThat(download.suggestedFilename()).isEqualTo("case-file-" + played.caseNumber() + ".pdf");
            readPdf(Files.readAllBytes(download.path()));
            page.setViewportSize(390, 900);
            for (String path : List.of("/audit/exports", story())) {
                page.navigate(base() + path);
                picture(page, "narrow" + path.replaceAll("\\W+", "-"));
                assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(390);
            }
        }
    }

    private void readPdf(byte[] content) throws IOException {
        try (PDDocument printed = Loader.loadPDF(content)) {
            String text = new PDFTextStripper().getText(printed);
            assertThat(text).contains(played.caseNumber(), "疑似病例处置", "核实情况", "以掩码显示", "姓名（保密）", "139****0000").doesNotContain(PHONE);
            for (int index = 0; index < Math.min(6, printed.getNumberOfPages()); index++) {
                ImageIO.write(new PDFRenderer(printed).renderImageWithDPI(index, 100, ImageType.GRAY), "png", pictures().resolve("pdf-" + (index + 1) + ".png").toFile());
            }
        }
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain(PHONE);
    }

    @Test
    void should_OpenProtectedValuesAndRecordIt_When_AGroundIsStated() throws IOException {
        Visitor auditor = new Visitor(port).signedIn(AUDITOR);
        UUID id = requested(auditor, AUDITOR, "json", GROUND);
        await().atMost(LONG).until(() -> table.find(id).orElseThrow().finished());
        HttpResponse<byte[]> answer = auditor.download("/audit/exports/" + id + "/file");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        String file = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(PublishedSchema.faults(file)).isEmpty();
        assertThat(file).contains(PHONE, GROUND, "\"clear\" : true");
        assertThat(table.find(id).orElseThrow().sha256()).isEqualTo(DigestUtils.sha256Hex(answer.body()));
        assertThat(table.content(id).orElseThrow()).startsWith("{p1}");
        assertThat(jdbc.sql("select door from protected_read where reader = ? and case_number = ? and 'personPhone' = any (fields)")
                .params(AUDITOR, played.caseNumber()).query(String.class).list()).containsExactly("audit-export " + id);
        assertThat(jdbc.sql("select door from protected_read where 'audit_export.content' = any (fields) and reader = ?").param(AUDITOR).query(String.class).list())
                .contains("GET /audit/exports/" + id + "/file");
        assertThat(auditor.get(story()).body()).as("the page stays masked").doesNotContain(PHONE);
        for (String attack : List.of("update audit_export set ground = null where id = ?", "delete from audit_export where id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(attack).param(id).update()).isInstanceOf(DataAccessException.class);
        }
        expires(auditor, id);
    }

    private void expires(Visitor auditor, UUID id) {
        Instant before = scenario.now();
        scenario.set(before.plus(ExportJob.KEPT).plusSeconds(60));
        assertThat(auditor.get("/audit/exports/" + id + "/file").statusCode()).isEqualTo(404);
        assertThat(auditor.get("/audit/exports").body()).contains("已过期，文件已不保留");
        table.dropExpired(scenario.now());
        assertThat(table.content(id)).isEmpty();
        assertThat(table.find(id).orElseThrow().ground()).as("stays for good").isEqualTo(GROUND);
        scenario.set(before);
    }

    @Test
    void should_MakeTheFile_When_TheNodeThatMadeItWasKilled() {
        UUID id = UUID.randomUUID();
        table.insert(id, played.caseNumber(), Format.JSON, AUDITOR, scenario.now(), null);
        table.progressed(id, 40);
        jdbc.sql("""
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version, priority)
                values (?, ?, ?, true, 'killed', ?, 1, 50)""").params(ExportTask.NAME, id.toString(), Instant.now().minusSeconds(900).atOffset(ZoneOffset.UTC),
                Instant.now().minusSeconds(800).atOffset(ZoneOffset.UTC)).update();
        await().atMost(LONG).until(() -> table.find(id).orElseThrow().finished());
        assertThat(table.find(id).orElseThrow().failure()).isNull();
        assertThat(new String(new Visitor(port).signedIn(AUDITOR).download("/audit/exports/" + id + "/file").body(), StandardCharsets.UTF_8))
                .contains(played.caseNumber()).doesNotContain(PHONE);
    }

    @Test
    void should_GiveNothing_When_SomebodyElseAsks() {
        Visitor auditor = new Visitor(port).signedIn(AUDITOR);
        UUID id = requested(auditor, AUDITOR, "json", "");
        await().atMost(LONG).until(() -> table.find(id).orElseThrow().finished());
        String file = "/audit/exports/" + id + "/file";
        Visitor office = new Visitor(port).signedIn("qhedu-ldxzb.leading-group-office");
        assertThat(office.get(file).statusCode()).as("another who may audit").isEqualTo(404);
        assertThat(office.get("/audit/exports").body()).contains("还没有导出过案卷");
        HttpResponse<String> refused = office.submit(story() + "/exports", Map.of("format", "pdf", "ground", GROUND));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("只有本案的审计员可以凭查阅依据导出明文", GROUND);
        Visitor school = new Visitor(port).signedIn("yanshi-shiyan.secretary");
        assertThat(school.get(file).statusCode()).isEqualTo(403);
        assertThat(school.get("/audit/exports").statusCode()).isEqualTo(403);
        assertThat(school.submit(story() + "/exports", Map.of("format", "pdf")).statusCode()).isEqualTo(403);
        assertThat(auditor.get("/audit/exports/nonsense/file").statusCode()).isEqualTo(404);
    }

    @Test
    void should_SayWhatIsWrong_When_TheRequestCannotBeMet() {
        Visitor auditor = new Visitor(port).signedIn(AUDITOR);
        HttpResponse<String> tooShort = auditor.submit(story() + "/exports", Map.of("format", "json", "ground", "要看"));
        assertThat(tooShort.statusCode()).isEqualTo(400);
        assertThat(tooShort.body()).contains("请写明查阅依据", ">要看</textarea>");
        assertThat(auditor.submit(story() + "/exports", Map.of("format", "docx")).body()).contains("请选择导出为 PDF 或者 JSON");
        assertThat(auditor.submit("/audit/cases/nowhere-20200101-99/exports", Map.of("format", "pdf")).statusCode()).isEqualTo(404);
        assertThat(auditor.submit("/audit/cases/nowhere-20200101-99/exports", Map.of("format", "pdf", "ground", "要看")).statusCode()).isEqualTo(404);
    }

    private UUID requested(Visitor visitor, String user, String format, String ground) {
        assertThat(visitor.submit(story() + "/exports", Map.of("format", format, "ground", ground)).statusCode()).isEqualTo(302);
        return jdbc.sql("select id from audit_export where requested_by = ? and format = ? and ground is not distinct from ? order by requested_at desc, finished_at desc nulls first limit 1")
                .params(user, format, ground.isEmpty() ? null : ground).query(UUID.class).single();
    }

    private String story() {
        return "/audit/cases/" + played.caseNumber();
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static Path pictures() throws IOException {
        return Files.createDirectories(Path.of("target", "export"));
    }

    private static void picture(Page page, String name) throws IOException {
        page.screenshot(new Page.ScreenshotOptions().setPath(pictures().resolve(name + ".png")).setFullPage(true));
    }
}
