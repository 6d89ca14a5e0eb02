package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.access.Visitor;
import cn.baolei.browser.Chromium;
import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import cn.baolei.protection.CaseKeys;
import cn.baolei.routing.Recusals;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** 销毁受保护信息 over HTTP, page and REST: 书记 of the organisation at which the case began, and nobody else. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-"})
@ActiveProfiles("demo")
@Import(Scenario.class)
@ExtendWith(ScenarioExtension.class)
class CaseErasureTest {

    private static final String SECRETARY = "yanshi-shiyan.secretary";
    private static final String JSON = "application/json";

    @Autowired
    private Scenario scenario;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private HistoryService history;
    @Autowired
    private CaseKeys keys;
    @Autowired
    private Recusals recusals;
    @Autowired
    private Clues clues;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    private String instance;
    private String caseNumber;

    @BeforeEach
    void aCase() {
        scenario.set(Instant.parse("2020-03-05T01:00:00Z"));
        ProcessInstance begun = scenario.as("yanshi-shiyan.office-director").starts("joint-prevention", Map.of("organisation", "yanshi-shiyan",
                "agencyKind", "health", "matter", "协助核实", "letterText", "请协助核实欧阳格桑乙的行程"));
        instance = begun.getId();
        scenario.runJobs();
        caseNumber = begun.getBusinessKey();
    }

    @Test
    void should_EraseForGood_When_TheSecretaryConfirms() {
        ended();
        Visitor secretary = visitor(SECRETARY);
        assertThat(secretary.get("/matters").body()).contains("href=\"/cases/ended\"");
        assertThat(secretary.get("/cases/ended").body()).contains("联防联控协同", "销毁 " + caseNumber);
        assertThat(secretary.get(page()).body()).contains("销毁后不能恢复", "请再次输入案件编号");

        String wrong = secretary.submit(page(), Map.of("reason", "保存期满<b>", "confirmation", caseNumber + "1")).body();
        assertThat(wrong).contains("没有销毁：请原样输入案件编号", "value=\"保存期满&lt;b&gt;\"");
        assertThat(secretary.submit(page(), Map.of("reason", " ", "confirmation", caseNumber)).body()).contains("请填写销毁理由");
        assertThat(secretary.submit(page(), Map.of("reason", "字".repeat(201), "confirmation", caseNumber)).body()).contains("不得超过200字");
        assertThat(isErased()).isFalse();

        HttpResponse<String> done = secretary.submit(page(), Map.of("reason", "保存期满", "confirmation", caseNumber));
        assertThat(done.headers().firstValue("Location").orElseThrow()).endsWith("/cases/ended");
        assertThat(secretary.get("/cases/ended").body()).contains("的受保护信息已销毁", "演示实验学校·书记：保存期满").doesNotContain("销毁 " + caseNumber);
        assertThat(isErased()).isTrue();
        assertThat(history.createHistoricVariableInstanceQuery().processInstanceId(instance).variableName("letterText").singleResult().getValue())
                .isEqualTo("已删除");
        assertThat(secretary.submit(page(), Map.of("reason", "再次", "confirmation", caseNumber)).body()).contains("已销毁", "理由：保存期满");
        assertThatThrownBy(() -> jdbc.sql("update case_key set destroy_reason = 'x' where case_number = ?").param(caseNumber).update())
                .hasMessageContaining("The record of an erasure does not change");
        assertThatThrownBy(() -> jdbc.sql("delete from case_key where case_number = ?").param(caseNumber).update())
                .hasMessageContaining("The record of an erasure does not change");
    }

    @Test
    void should_DoTheSame_When_AskedOverRest() {
        Visitor program = new Visitor(port).withBasic(SECRETARY);
        assertThat(ask(program, caseNumber, "保存期满").body()).contains("尚未办结");
        ended();
        assertThat(program.post("/api" + page(), JSON, "").statusCode()).isEqualTo(400);
        assertThat(ask(program, "别的编号", "保存期满").body()).contains("请原样输入案件编号");
        assertThat(ask(program, caseNumber, "").body()).contains("请填写销毁理由");
        assertThat(isErased()).isFalse();
        assertThat(ask(program, caseNumber, "保存期满").statusCode()).isEqualTo(204);
        assertThat(isErased()).isTrue();
        assertThat(ask(program, caseNumber, "保存期满").body()).contains("已销毁");
    }

    /** The same answer as for a case that does not exist. */
    @ParameterizedTest
    @ValueSource(strings = {"yanshi-shiyan.deputy-secretary", "yanshi-shiyan.office-director", "yanshi-shiyan.doctor", "yanshi-xx1.secretary",
        "xining-chengxi.secretary", "xining.secretary", "qhedu.auditor", "qhedu.administrator"})
    void should_KnowNoSuchCase_When_SomebodyElseAsks(String other) {
        ended();
        Visitor visitor = visitor(other);
        assertThat(visitor.get(page()).statusCode()).isEqualTo(404);
        assertThat(visitor.submit(page(), Map.of("reason", "保存期满", "confirmation", caseNumber)).statusCode()).isEqualTo(404);
        assertThat(ask(new Visitor(port).withBasic(other), caseNumber, "保存期满").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/cases/ended").body()).doesNotContain(caseNumber);
        assertThat(isErased()).isFalse();
    }

    @Test
    void should_KnowNoSuchPage_When_NoSecretaryAsks() {
        assertThat(visitor("yanshi-shiyan.doctor").get("/cases/ended").statusCode()).isEqualTo(404);
        assertThat(visitor("qhedu.administrator").get("/cases/ended").statusCode()).isEqualTo(404);
    }

    @Test
    void should_Refuse_When_TheCaseHasNotEnded() {
        Visitor secretary = visitor(SECRETARY);
        assertThat(secretary.get("/cases/ended").body()).doesNotContain(caseNumber);
        assertThat(secretary.get(page()).body()).contains("尚未办结").doesNotContain("type=\"submit\">销毁");
        assertThat(secretary.submit(page(), Map.of("reason", "保存期满", "confirmation", caseNumber)).body()).contains("没有销毁：", "尚未办结");
        assertThat(isErased()).isFalse();
    }

    @Test
    void should_Refuse_When_AClueRestsOnTheCase() {
        ended();
        clues.open(new Clue("late", caseNumber, "yanshi-shiyan", caseNumber + "-R1", null, List.of(Map.of("item", "迟报", "content", "150分钟"))));
        scenario.runJobs();
        assertThat(visitor(SECRETARY).submit(page(), Map.of("reason", "保存期满", "confirmation", caseNumber)).body()).contains("有问责线索尚未办结");
        assertThat(isErased()).isFalse();
    }

    @Test
    void should_KnowNoSuchCase_When_TheSecretaryMustKeepOutOfIt() {
        ended();
        recusals.recuse(caseNumber, SECRETARY, "与当事人有近亲属关系");
        assertThat(visitor(SECRETARY).get(page()).statusCode()).isEqualTo(404);
        assertThat(ask(new Visitor(port).withBasic(SECRETARY), caseNumber, "保存期满").statusCode()).isEqualTo(404);
        assertThat(isErased()).isFalse();
    }

    @Test
    void should_KnowNoSuchCase_When_ItIsAboutOfficials() {
        clues.open(new Clue("by-hand", caseNumber, "yanshi-shiyan", "s1", null, List.of(Map.of("item", "反映", "content", "隐瞒行程"))));
        scenario.runJobs();
        String about = jdbc.sql("select instance from clue where case_number = ?").param(caseNumber).query(String.class).single();
        caseNumber = history.createHistoricProcessInstanceQuery().processInstanceId(about).singleResult().getBusinessKey();
        keys.forWriting(caseNumber);
        runtime.deleteProcessInstance(about, "终止");
        assertThat(visitor(SECRETARY).get(page()).statusCode()).isEqualTo(404);
        assertThat(ask(new Visitor(port).withBasic(SECRETARY), caseNumber, "保存期满").statusCode()).isEqualTo(404);
        assertThat(isErased()).isFalse();
    }

    @Test
    void should_EraseTheRegistrationsToo_When_TheCaseIsAScreeningRound() {
        String round = scenario.as("yanshi-xx2.secretary").starts("screening", new HashMap<>(Map.of("roundTitle", "返校排查", "closesAt",
                "2020-03-07T18:00+08:00", "screeningInstruction", "全体师生"))).getBusinessKey();
        scenario.runJobs();
        keys.forWriting(round + "/yanshi-xx2");
        history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(round).unfinished().list().stream()
                .filter(running -> running.getSuperProcessInstanceId() == null)
                .forEach(running -> runtime.deleteProcessInstance(running.getId(), "终止"));
        caseNumber = round;
        assertThat(ask(new Visitor(port).withBasic("yanshi-xx2.secretary"), round, "保存期满").statusCode()).isEqualTo(204);
        assertThat(keys.forReading(round + "/yanshi-xx2")).isEmpty();
    }

    @Test
    void should_BeDoneByKeyboardOnANarrowScreen_When_TheSecretaryErases() {
        ended();
        try (Chromium chromium = Chromium.launch();
                Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(390, 844))) {
            page.navigate("http://localhost:" + port + "/login");
            page.getByLabel("用户名").fill(SECRETARY);
            page.getByLabel("密码").fill("Baolei-2020!");
            page.keyboard().press("Enter");
            page.waitForURL(url -> !url.contains("/login"));
            page.navigate("http://localhost:" + port + "/cases/ended");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
            page.getByLabel("销毁 " + caseNumber).click();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
            page.getByLabel("销毁理由").fill("保存期满");
            page.getByLabel("请再次输入案件编号").fill(caseNumber);
            page.keyboard().press("Enter");
            page.waitForURL("**/cases/ended");
            assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("案件" + caseNumber + "的受保护信息已销毁");
        }
        assertThat(isErased()).isTrue();
    }

    private HttpResponse<String> ask(Visitor visitor, String confirmation, String reason) {
        return visitor.post("/api" + page(), JSON, "{\"confirmation\": \"%s\", \"reason\": \"%s\"}".formatted(confirmation, reason));
    }

    private void ended() {
        runtime.deleteProcessInstance(instance, "终止");
    }

    private boolean isErased() {
        return jdbc.sql("select bool_or(wrapped is null) from case_key where case_number = ?").param(caseNumber).query(Boolean.class).single();
    }

    private String page() {
        return "/cases/" + caseNumber + "/erasure";
    }

    private Visitor visitor(String user) {
        return new Visitor(port).signedIn(user);
    }
}
