package cn.baolei.browser;

import static cn.baolei.browser.GuidePictures.take;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Walks through docs/zh/officials.md as the officials of a school, and takes its pictures. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
class GuideTest {

    private static final String SCHOOL = "yanshi-shiyan";
    private static final String PASSWORD = "Baolei-2020!";

    private static Chromium chromium;

    @LocalServerPort
    private int port;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;

    private final Map<String, Desk> desks = new LinkedHashMap<>();

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /** Each walk, and each other test in this context, begins with empty desks; what is at work in the background makes it try again. */
    @AfterEach
    void clear() {
        desks.values().forEach(Desk::close);
        await("no matter left").atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            runtime.createProcessInstanceQuery().rootProcessInstances().list()
                    .forEach(matter -> runtime.deleteProcessInstance(matter.getId(), "end of the walk"));
            history.createHistoricProcessInstanceQuery().finished().list()
                    .forEach(matter -> history.deleteHistoricProcessInstance(matter.getId()));
            return history.createHistoricProcessInstanceQuery().count() == 0;
        });
    }

    @Test
    void should_ShowTheStartPage_When_OfficialSignsIn() {
        try (BrowserContext visitor = chromium.browser().newContext(Desk.WINDOW)) {
            Page page = visitor.newPage();
            page.navigate(base() + "/login");
            take("sign-in", page);
            page.getByLabel("用户名").fill(SCHOOL + ".counsellor");
            page.getByLabel("密码").fill("不对的密码");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("用户名或密码不正确");
        }
        Page home = at("doctor").page();
        assertThat(home.locator("main")).containsText("校医（卫生联络员）");
        take("start-page", home);
    }

    @Test
    void should_SayWhatIsWrong_When_FormIsFilledWrongly() {
        Desk doctor = at("doctor");
        Locator dialog = doctor.openStartDialog();
        assertThat(dialog).containsText("疑似病例处置");
        take("start-matter", doctor.page());

        doctor.chooseProcess("疑似病例处置");
        new FormFiller(doctor.page()).fill(values("姓名", "演示学生乙", "体温", "400"));
        Locator refusals = dialog.locator(".fjs-form-field-error");
        assertThat(refusals.first()).isVisible();
        refusals.first().scrollIntoViewIfNeeded();
        take("wrong-input", doctor.page());
        assertThat(refusals.allInnerTexts()).anyMatch(text -> text.contains("43") || text.contains("不能大于"));

        doctor.page().reload();
        doctor.start("疑似病例处置", values(
                "发现时间（日期）", minutesAgo(20), "姓名", "演示学生乙", "类别", choice("学生"), "班级或部门", "演示班级",
                "联系电话", "13900000000", "现所在位置", "医务室", "体温", "38.2", "咳嗽或者气促", true));
        doctor.list();
        assertThat(doctor.page().locator("ol.tasks-list")).containsText("就地隔离（校医）");
        take("to-do", doctor.page());
        doctor.open("就地隔离（校医）");
        assertThat(doctor.page().locator(".fjs-container")).containsText("隔离地点");
        take("task", doctor.page());
    }

    @Test
    void should_CarryEveryAction_When_OfficialsUseMoreThanTheForm() throws IOException {
        at("reporter").start("疫情信息逐级报送", values("报告类别", choice("首报"), "事由", "演示学校发现一名发热学生", "发现时间（日期）", minutesAgo(20)));
        at("reporter").complete("拟稿", values("情况", "发现一名发热学生，已就地隔离并送发热门诊", "发生地点（单位、部位）", "教学楼一层",
                "疑似病例", "1", "确诊病例", "0", "密切接触者", "0", "隔离观察", "1", "已采取措施", "就地隔离、送诊、消毒", "联系岗位", "值班员"));

        Page matters = at("reporter").page();
        matters.navigate(base() + "/matters");
        assertThat(matters.locator("article")).containsText("核对");
        matters.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("催办")).click();
        assertThat(matters.getByRole(AriaRole.STATUS)).hasText("已催办");
        matters.locator("summary", new Page.LocatorOptions().setHasText("撤回")).click();
        take("matters", matters);

        Desk office = at("office-director");
        office.open("核对");
        TaskPanel panel = new TaskPanel(office.page());
        panel.choose("意见").getByLabel("意见").fill("人数与班级登记一致");
        panel.confirmAndStay("意见");
        byte[] notes = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
        panel.attach("核对记录.exe", notes);
        panel.confirm("附件");
        assertThat(panel.shown().getByRole(AriaRole.STATUS)).containsText("PDF");
        panel.attach("核对记录.pdf", notes);
        panel.confirmAndStay("附件");
        assertThat(Files.readAllBytes(panel.download("核对记录.pdf").path())).isEqualTo(notes);
        Locator form = panel.choose("会签");
        form.locator("label", new Locator.LocatorOptions().setHasText("校医")).first().click();
        form.getByLabel("会签规则").selectOption("全部同意");
        form.getByLabel("会签事由").fill("请校医核实体温和症状");
        take("countersign", office.page());
        panel.confirmAndStay("会签");
        take("more-actions", office.page());

        doctorDisagrees();

        office.open("核对");
        panel = new TaskPanel(office.page());
        assertThat(panel.shown()).containsText("复测体温为 38.5 ℃");
        assertThat(panel.shown()).containsText("核对记录.pdf");
        form = panel.choose("退回");
        form.getByLabel("退回至").selectOption(new SelectOption().setIndex(1));
        form.getByLabel("退回理由").fill("体温请按复测结果填写");
        take("return", office.page());
        panel.confirm("退回");

        Desk reporter = at("reporter");
        reporter.awaitTask("拟稿");
        reporter.page().navigate(base() + "/inbox");
        assertThat(reporter.page().locator("main")).containsText("新待办：拟稿");
        at("office-director").page().navigate(base() + "/inbox");
        assertThat(at("office-director").page().locator("main")).containsText("催办：核对");
        take("inbox", at("office-director").page());

        reporter.page().navigate(base() + "/traceability");
        Locator drafting = reporter.page().locator("#c2-7 tr", new Page.LocatorOptions().setHasText("疫情信息逐级报送"))
                .filter(new Locator.FilterOptions().setHasText("拟稿"));
        assertThat(drafting.locator("td[data-label=办理次数]")).hasText(Pattern.compile("[1-9][0-9]*"));
        take("traceability", reporter.page());

        terminate();
    }

    private void doctorDisagrees() {
        Desk doctor = at("doctor");
        doctor.show("会签：核对");
        TaskPanel panel = new TaskPanel(doctor.page());
        Locator form = panel.choose("签署");
        form.getByLabel("会签结论").selectOption("不同意");
        form.getByLabel("意见").fill("复测体温为 38.5 ℃");
        take("vote", doctor.page());
        panel.confirm("签署");
        doctor.awaitNoTask("会签：核对");
    }

    /** 书记 ends the matter; nobody has it any more. */
    private void terminate() {
        Desk secretary = at("secretary");
        secretary.start("疫情信息逐级报送", values("报告类别", choice("首报"), "事由", "演示学校重复登记", "发现时间（日期）", minutesAgo(10)));
        Page page = secretary.page();
        page.navigate(base() + "/matters");
        Locator matter = page.locator("article").first();
        matter.locator("summary", new Locator.LocatorOptions().setHasText("终止")).click();
        matter.getByLabel("终止理由").fill("与前一事项重复");
        take("terminate", page);
        matter.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("确认终止")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("已终止");
    }

    @Test
    void should_KeepTheGoodRows_When_ListHasBadOnes() {
        Desk doctor = at("doctor");
        doctor.start("密切接触者排查", values("姓名", "演示学生丙", "发病时间（日期）", minutesAgo(60)));
        doctor.open("登记密切接触者");
        Page page = doctor.page();
        page.navigate(base() + page.locator(".fjs-container a[href*='/contacts/']").getAttribute("href"));
        page.getByLabel("名单文件").setInputFiles(new FilePayload("名单.csv", "text/csv", ("""
                姓名,类别,班级或部门,联系电话,所在单位,最后接触日期,与病例的关系,备注
                演示学生丁,学生,演示班级,13900000001,,%1$s,同桌,
                演示学生戊,学生,演示班级,139,,%1$s,同宿舍,
                """.formatted(today().minusDays(1))).getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("上传")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("新登记 1 人");
        assertThat(page.locator("table")).containsText("联系电话");
        take("upload", page);
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private Desk at(String role) {
        return desks.computeIfAbsent(role, key -> new Desk(chromium.browser(), base(), SCHOOL + "." + key, PASSWORD));
    }

    private static FormFiller.Choice choice(String option) {
        return new FormFiller.Choice(option);
    }

    private static LocalDateTime minutesAgo(int minutes) {
        return LocalDateTime.now(ZoneId.of("Asia/Shanghai")).truncatedTo(ChronoUnit.MINUTES).minusMinutes(minutes);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    private static Map<String, Object> values(Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return values;
    }
}
