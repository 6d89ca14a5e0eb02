package cn.baolei.audit.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.baolei.access.Visitor;
import cn.baolei.audit.AuditScope;
import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.audit.story.CaseStory.Moment;
import cn.baolei.journal.Chains;
import cn.baolei.journal.SealNow;
import cn.baolei.process.ChangedProcedure;
import cn.baolei.process.Scenario;
import cn.baolei.verification.Finding;
import cn.baolei.verification.FindingKind;
import cn.baolei.verification.Verification;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/**
 * A pledge on which officials wrote opinions, attached a file, signed together and handed on; it was taken along to a changed diagram,
 * and when it had ended what was protected in it was erased.
 */
// In an application of its own: what others sealed, at other times of the clock, would make these entries back-dated ones.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false", "baolei.reporting.patrol=-",
    "spring.application.name=worked-on-case"})
@ActiveProfiles("demo")
@Import(Scenario.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkedOnCaseTest {

    private static final String AUDITOR = "qhedu.auditor";
    private static final String OWNER = "qhedu.process-owner";
    private static final String SCHOOL = "yanshi-shiyan";
    private static final String JSON = "application/json";
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.UTF_8);
    private static final Instant START = Instant.parse("2020-02-03T01:00:00Z");

    @LocalServerPort
    private int port;
    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private AuditScope scope;
    @Autowired
    private CaseStories stories;
    @Autowired
    private ObjectMapper json;
    @Autowired
    private Verification verification;
    @Autowired
    private ApplicationContext context;

    private String caseNumber;
    private String deployment;
    private List<Moment> whileItRan;
    private List<Moment> erased;

    @BeforeAll
    void play() throws IOException {
        EarlierRoster.known(jdbc);
        scenario.set(START);
        ProcessInstance pledge = scenario.as(user("secretary")).starts("pledge", Map.of("pledgeText", "不串门、不集会、不聚餐", "signBy", "2020-02-05",
                "checkEveryDays", 7, "checkUntil", "2020-02-12"));
        scenario.runJobs();
        caseNumber = pledge.getBusinessKey();
        workOn(scenario.as(user("member")).task("signPledge").getId());
        migrate();
        scenario.as(user("member-2")).completes("signPledge", Map.of("pledgeAgreed", true, "pledgeOwnWords", ""));
        whileItRan = told();
        scenario.moveTo(START.plus(Duration.ofDays(7)));
        scenario.as(user("discipline-member")).completes("check", Map.of("checkResult", "none"));
        scenario.moveTo(START.plus(Duration.ofDays(12)));
        scenario.as(user("discipline-member")).completes("check", Map.of("checkResult", "none"));
        scenario.as(user("secretary")).completes("summarise", Map.of("pledgeSummary", "全体党员践诺良好"));
        assertThat(new Visitor(port).withBasic(user("secretary")).post("/api/cases/" + caseNumber + "/erasure", JSON,
                "{\"reason\":\"保存期满\",\"confirmation\":\"" + caseNumber + "\"}").statusCode()).isEqualTo(204);
        erased = told();
    }

    @AfterAll
    void remove() {
        scenario.end();
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Test
    void should_TellOpinionsFilesAndHandingOn_When_OfficialsWorkedOnAStep() {
        assertThat(of(Kind.OPINION)).extracting(Moment::who).containsExactly("演示实验学校·党员");
        assertThat(of(Kind.ATTACHMENT)).extracting(Moment::sha256).containsExactly(DigestUtils.sha256Hex(PDF));
        assertThat(of(Kind.HANDING)).extracting(moment -> moment.words().split("：")[0], Moment::who).contains(
                tuple("发起会签给演示实验学校·校医、演示实验学校·党办主任", "演示实验学校·党员"), tuple("会签意见给演示实验学校·党员", "演示实验学校·校医"),
                tuple("会签意见给演示实验学校·党员", "演示实验学校·党办主任"), tuple("转办给演示实验学校·校医", "演示实验学校·党员"));
        assertThat(of(Kind.HANDING)).allSatisfy(moment -> assertThat(moment.activity()).isEqualTo("signPledge"));
        assertThat(whileItRan.toString()).as("words are protected").doesNotContain("请会签承诺", "措辞妥当", "外出开会");
    }

    @Test
    void should_TellOfTheMigration_When_ItWasTakenAlongToANewVersion() {
        assertThat(of(Kind.VERSION)).extracting(Moment::words).contains("部署“党员承诺践诺”第1版，本案按此版本办理",
                "在办事项迁移：“党员承诺践诺”第1版→第2版");
        assertThat(of(Kind.VERSION)).filteredOn(moment -> moment.words().contains("迁移")).extracting(Moment::who).containsExactly("省教育厅党组·流程负责人");
    }

    @Test
    void should_TellOfTheErasureAndAllElse_When_WhatWasProtectedIsGone() {
        assertThat(erased).filteredOn(moment -> moment.kind() == Kind.INTERVENTION && moment.words().contains("删除本案受保护内容")).singleElement()
                .satisfies(moment -> {
                    assertThat(moment.words()).endsWith("：保存期满");
                    assertThat(moment.who()).isEqualTo("演示实验学校·书记");
                });
        assertThat(erased).filteredOn(moment -> moment.kind() == Kind.OPINION).extracting(Moment::words).containsExactly("意见：已删除");
        assertThat(erased).extracting(Moment::id).containsAll(whileItRan.stream().map(Moment::id).toList());
    }

    /** A signature is a task of its own, in no instance; it is proved with the case all the same. */
    @Test
    void should_ProveTheSignaturesToo_When_TheCaseIsVerified() {
        SealNow.everything(context);
        assertThat(findings()).isEmpty();
        String signature = jdbc.sql("select id_ from act_hi_taskinst where name_ like '会签：%' and assignee_ = ? order by start_time_ desc limit 1")
                .param(user("doctor")).query(String.class).single();
        jdbc.sql("update act_hi_taskinst set assignee_ = ? where id_ = ?").params(user("secretary"), signature).update();
        assertThat(findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(FindingKind.HISTORY_ALTERED);
            assertThat(finding.toString()).contains(signature, "办理人");
        });
        jdbc.sql("update act_hi_taskinst set assignee_ = ? where id_ = ?").params(user("doctor"), signature).update();
    }

    private List<Finding> findings() {
        return verification.run(Chains.ofCase(caseNumber), (done, all) -> { }).findings();
    }

    private void workOn(String task) {
        Visitor member = new Visitor(port).signedIn(user("member"));
        Visitor program = new Visitor(port).withBasic(user("member"));
        post(program, task, "opinion", "{\"opinion\":\"措辞妥当\"}");
        assertThat(member.upload("/api/tasks/" + task + "/attachments", "附件.pdf", PDF).statusCode()).isEqualTo(204);
        post(program, task, "countersign", "{\"signers\":[\"" + user("doctor") + "\",\"" + user("office-director") + "\"],\"rule\":\"all\",\"reason\":\"请会签承诺\"}");
        for (String signer : List.of(user("doctor"), user("office-director"))) {
            String signing = scenario.as(signer).signedIn(() -> engine.getTaskService().createTaskQuery().taskParentTaskId(task).singleResult()).getId();
            post(new Visitor(port).withBasic(signer), signing, "vote", "{\"agreed\":true,\"opinion\":\"措辞妥当\"}");
        }
        post(program, task, "transfer", "{\"to\":\"" + user("doctor") + "\",\"reason\":\"外出开会\"}");
        scenario.as(user("doctor")).completes("signPledge", Map.of("pledgeAgreed", true, "pledgeOwnWords", ""));
    }

    private static void post(Visitor official, String task, String action, String body) {
        assertThat(official.post("/api/tasks/" + task + "/" + action, JSON, body)).satisfies(answer -> assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204));
    }

    private void migrate() throws IOException {
        deployment = scenario.as(OWNER).signedIn(() -> ChangedProcedure.of(engine.getRepositoryService(), "outreach", "pledge",
                diagram -> diagram.replace("name=\"汇总签名\"", "name=\"汇总党员签名\"")).name("改名").deploy().getId());
        Visitor owner = new Visitor(port).withBasic(OWNER);
        String pairs = json.readTree(owner.get("/api/processes/pledge/migration?from=1").body()).get("pairs").toString();
        assertThat(owner.post("/api/processes/pledge/migration", JSON, "{\"from\":1,\"to\":2,\"pairs\":" + pairs + "}").statusCode()).isEqualTo(200);
        scenario.runJobs();
    }

    private List<Moment> of(Kind kind) {
        return whileItRan.stream().filter(moment -> moment.kind() == kind).toList();
    }

    private List<Moment> told() {
        return scenario.as(AUDITOR).signedIn(() -> stories.of(scope.require(AUDITOR), caseNumber)).orElseThrow().moments();
    }

    private static String user(String role) {
        return SCHOOL + "." + role;
    }
}
