package cn.baolei.taskwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import cn.baolei.routing.Recusals;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever must keep out of a case does not get it from a colleague either, and sees nothing of it but a step of their own. */
@ProcessTest
class RecusedOfficialTest {

    private static final String DOCTOR = Lab.user("doctor");
    private static final String OFFICE = Lab.user("office-director");
    private static final String MEMBER = Lab.user("committee-member");
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n".getBytes();

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Scenario scenario;
    @Autowired
    private Recusals recusals;
    @Autowired
    private Handing handing;
    @Autowired
    private Returns returns;
    @Autowired
    private Withdrawals withdrawals;
    @Autowired
    private Countersigning countersigning;
    @Autowired
    private Opinions opinions;
    @Autowired
    private Attachments attachments;
    @Autowired
    private Matters matters;
    @Autowired
    private TaskPanels panels;
    @Autowired
    private TaskActions actions;

    @Autowired
    private JdbcClient jdbc;

    private Lab lab;

    @BeforeEach
    void start() {
        lab = new Lab(engine, scenario);
        lab.passMinute();
    }

    @AfterEach
    void remove() {
        lab.remove();
    }

    @Test
    void should_NotBeChosen_When_AColleagueHandsOn() {
        String draft = lab.task("reporter", "draft");
        recuse("doctor");

        assertThat(panel("reporter", draft).colleagues()).extracting(Colleague::id).contains(OFFICE).doesNotContain(DOCTOR);
        assertKeptOut(() -> handing.transfer(draft, DOCTOR, "外出"));
        assertKeptOut(() -> handing.delegate(draft, DOCTOR, "请代拟"));
        assertKeptOut(() -> handing.signAfter(draft, DOCTOR, "请再核"));
        assertKeptOut(() -> countersigning.signBefore(draft, DOCTOR, "请先核"));
        assertKeptOut(() -> countersigning.open(draft, List.of(OFFICE, DOCTOR), SigningRule.ALL, "请会签"));
        assertKeptOut(() -> opinions.copy(draft, List.of(DOCTOR), ""));
        lab.acts("reporter", () -> handing.transfer(draft, OFFICE, "外出"));
    }

    @Test
    void should_SeeAndDoNothing_When_TheyHadPartBefore() {
        lab.does("reporter", "draft");
        String left = lab.task("office-director", "left1");
        lab.acts("office-director", () -> attachments.add(left, "说明.pdf", PDF));
        Attachment file = attachments.ofCase(caseNumber()).get(0);
        assertThat(mine("reporter")).hasSize(1);
        assertThat(readable("reporter", file)).isTrue();

        recuse("reporter");

        assertThat(mine("reporter")).isEmpty();
        assertThat(readable("reporter", file)).isFalse();
        assertThat(readable("doctor", file)).isTrue();
        assertThatThrownBy(() -> lab.acts("reporter", () -> matters.urge(lab.instance))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> lab.acts("reporter", () -> withdrawals.withdraw(lab.instance, "有误"))).isInstanceOf(Refusal.class);
    }

    @Test
    void should_SeeAndEndNothing_When_TheyAreTheSecretary() {
        lab.does("reporter", "draft");
        String left = lab.task("office-director", "left1");
        lab.acts("office-director", () -> attachments.add(left, "说明.pdf", PDF));
        assertThat(ofOrganisation("secretary")).extracting(Matter::instance).contains(lab.instance);

        recuse("secretary");

        assertThat(ofOrganisation("secretary")).extracting(Matter::instance).doesNotContain(lab.instance);
        assertThat(readable("secretary", attachments.ofCase(caseNumber()).get(0))).isFalse();
        assertThatThrownBy(() -> lab.acts("secretary", () -> matters.terminate(lab.instance, "重复"))).isInstanceOf(Refusal.class);
    }

    @Test
    void should_KeepTheirOwnStepAndSeeOnlyWhatIsTheirs_When_TheCaseIsAboutThem() {
        lab.remove();
        lab = new Lab(engine, scenario, "own-step", Map.of("speaker", DOCTOR, "voters", Spin.JSON(List.of(OFFICE))));
        String draft = lab.task("reporter", "draft");
        lab.acts("reporter", () -> opinions.write(draft, "情况严重"));
        lab.acts("reporter", () -> attachments.add(draft, "线索.pdf", PDF));
        lab.does("reporter", "draft");
        recuse("doctor");
        String statement = lab.task("doctor", "statement");
        lab.acts("doctor", () -> attachments.add(statement, "证明.pdf", PDF));

        TaskPanel panel = lab.as("doctor").signedIn(() -> panels.of(statement, null)).orElseThrow();
        assertThat(panel.attachments()).extracting(TaskPanel.File::name).containsExactly("证明.pdf");
        assertThat(panel.actions()).extracting(TaskPanel.Line::kind).containsExactly("附件");
        assertThat(panel.earlier()).isEmpty();
        assertThatThrownBy(() -> lab.acts("doctor", () -> returns.giveBack(statement, "draft", "不实"))).isInstanceOf(Refusal.class);
        assertThat(attachments.ofCase(caseNumber())).extracting(file -> readable("doctor", file)).containsExactly(false, true);
        lab.as("doctor").completesOnly("statement", Map.of());
        assertThat(lab.open()).containsExactly("vote");
    }

    @Test
    void should_GoOnWithoutThem_When_TheyWereAskedToSign() {
        String draft = lab.task("reporter", "draft");
        lab.acts("reporter", () -> countersigning.open(draft, List.of(DOCTOR, MEMBER), SigningRule.IN_ORDER, "请会签"));
        assertThat(signingTasks("committee-member")).isEmpty();

        recuse("doctor");

        assertThat(signingTasks("doctor")).isEmpty();
        String signing = signingTasks("committee-member").get(0).getId();
        lab.acts("committee-member", () -> countersigning.vote(signing, true, ""));
        assertThat(countersigning.of(draft)).singleElement().satisfies(countersign -> assertThat(countersign.agreed()).contains(true));
        lab.as("reporter").completesOnly("draft", Map.of());
    }

    @Test
    void should_NotBeWaitedFor_When_NobodyElseWasAskedToSign() {
        String draft = lab.task("reporter", "draft");
        lab.acts("reporter", () -> countersigning.signBefore(draft, DOCTOR, "请先核"));

        recuse("doctor");

        assertThat(countersigning.isOpen(draft)).isFalse();
        assertThat(actions.ofInstance(lab.instance)).extracting(TaskAction::content).contains("所请人员应当回避，会签取消");
        lab.as("reporter").completesOnly("draft", Map.of());
    }

    @Test
    void should_NotBeToldTheOutcome_When_TheyHadAskedForIt() {
        String draft = lab.task("reporter", "draft");
        lab.acts("reporter", () -> countersigning.open(draft, List.of(DOCTOR), SigningRule.ALL, "请会签"));

        recuse("reporter");
        String signing = signingTasks("doctor").get(0).getId();
        lab.acts("doctor", () -> countersigning.vote(signing, true, ""));

        assertThat(countersigning.isOpen(draft)).isFalse();
        assertThat(jdbc.sql("select count(*) from notification where template = 'task-countersigned' and case_number = ?")
                .param(caseNumber()).query(Integer.class).single()).isZero();
    }

    @Test
    void should_NotComeBackToThem_When_TheyHadEntrustedIt() {
        String draft = lab.task("reporter", "draft");
        lab.acts("reporter", () -> handing.delegate(draft, OFFICE, "请代拟"));

        recuse("reporter");
        lab.as("office-director").signedIn(() -> {
            engine.getFormService().submitTaskForm(draft, Map.of());
            return null;
        });

        Task back = engine.getTaskService().createTaskQuery().taskId(draft).singleResult();
        assertThat(back.getAssignee()).isNull();
        assertThat(back.getDescription()).contains("代为办理");
        assertThat(lab.as("reporter").todo()).isEmpty();
    }

    private void recuse(String role) {
        recusals.recuse(caseNumber(), Lab.user(role), "与本案有利害关系");
    }

    private String caseNumber() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(lab.instance).singleResult().getBusinessKey();
    }

    private TaskPanel panel(String role, String task) {
        return lab.as(role).signedIn(() -> panels.of(task, null)).orElseThrow();
    }

    private List<Matter> mine(String role) {
        return lab.as(role).signedIn(() -> matters.mine(10)).shown();
    }

    private List<Matter> ofOrganisation(String role) {
        return lab.as(role).signedIn(() -> matters.ofOrganisation(10)).shown();
    }

    private boolean readable(String role, Attachment file) {
        return lab.as(role).signedIn(() -> attachments.readable(file.id()).isPresent());
    }

    private List<Task> signingTasks(String role) {
        return lab.as(role).signedIn(() -> engine.getTaskService().createTaskQuery().taskNameLike("会签：%").list());
    }

    private void assertKeptOut(Runnable action) {
        assertThatThrownBy(() -> lab.acts("reporter", action)).isInstanceOf(Refusal.class).hasMessageContaining("应当回避");
    }
}
