package cn.baolei.taskwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A step that belongs to one official in person stays with that person, whatever door one tries. */
@ProcessTest
class OwnStepTest {

    private static final String OFFICE = Lab.user("office-director");
    private static final String MEMBER = Lab.user("committee-member");
    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n".getBytes();

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Scenario scenario;
    @Autowired
    private Handing handing;
    @Autowired
    private Returns returns;
    @Autowired
    private Countersigning countersigning;
    @Autowired
    private Opinions opinions;
    @Autowired
    private Attachments attachments;
    @Autowired
    private TaskPanels panels;

    private Lab lab;

    @BeforeEach
    void start() {
        lab = new Lab(engine, scenario, "own-step",
                Map.of("speaker", Lab.user("doctor"), "voters", Spin.JSON(List.of(OFFICE, MEMBER))));
        lab.passMinute();
        lab.does("reporter", "draft");
    }

    @AfterEach
    void remove() {
        lab.remove();
    }

    @Test
    void should_StayWithThePerson_When_TheStatementIsHandedOn() {
        String statement = lab.task("doctor", "statement");

        assertOwn("doctor", () -> handing.transfer(statement, OFFICE, "无暇"));
        assertOwn("doctor", () -> handing.delegate(statement, OFFICE, "请代写"));
        assertOwn("doctor", () -> handing.signAfter(statement, OFFICE, "请把关"));
        assertOwn("doctor", () -> countersigning.signBefore(statement, OFFICE, "请把关"));
        assertOwn("doctor", () -> countersigning.open(statement, List.of(OFFICE, MEMBER), SigningRule.ALL, "请会签"));
        assertOwn("doctor", () -> opinions.copy(statement, List.of(OFFICE), ""));
        assertOwn("doctor", () -> opinions.write(statement, "另有意见"));

        assertThat(lab.as("doctor").task("statement").getAssignee()).isEqualTo(Lab.user("doctor"));
        lab.as("doctor").completesOnly("statement", Map.of());
        assertThat(lab.open()).containsExactly("vote", "vote");
    }

    @Test
    void should_TakeEvidence_When_ThePersonAttachesIt() {
        String statement = lab.task("doctor", "statement");

        lab.acts("doctor", () -> attachments.add(statement, "证明.pdf", PDF));

        assertThat(panel("doctor", statement).attachments()).extracting(TaskPanel.File::name).containsExactly("证明.pdf");
    }

    @Test
    void should_OfferNobody_When_TheStepIsOnesOwn() {
        TaskPanel panel = panel("doctor", lab.task("doctor", "statement"));

        assertThat(panel.own()).isTrue();
        assertThat(panel.colleagues()).isEmpty();
        assertThat(panel.earlier()).extracting(EarlierStep::step).containsExactly("draft");
    }

    @Test
    void should_NotSendBackTheOthersVotes_When_OneVoterReturns() {
        lab.does("doctor", "statement");
        String vote = lab.task("office-director", "vote");

        assertThat(panel("office-director", vote).earlier()).isEmpty();
        assertThatThrownBy(() -> lab.acts("office-director", () -> returns.giveBack(vote, "statement", "重来")))
                .isInstanceOf(Refusal.class).hasMessageContaining("不能退回");
        assertOwn("office-director", () -> handing.transfer(vote, MEMBER, "请代投"));
    }

    @Test
    void should_NotGetLost_When_ThePersonGivesBackTheClaim() {
        String statement = lab.task("doctor", "statement");

        assertThatThrownBy(() -> lab.acts("doctor", () -> engine.getTaskService().claim(statement, null)))
                .isInstanceOf(Refusal.class).hasMessage("“陈述”须由本人办理，不能由他人代办，也不能取消认领");
        assertThatThrownBy(() -> engine.getTaskService().setAssignee(statement, OFFICE)).isInstanceOf(Refusal.class);
        assertThat(lab.as("doctor").todo()).containsExactly("statement");
    }

    private TaskPanel panel(String role, String task) {
        return lab.as(role).signedIn(() -> panels.of(task, null)).orElseThrow();
    }

    private void assertOwn(String role, Runnable action) {
        ThrowingCallable attempt = () -> lab.acts(role, action);
        assertThatThrownBy(attempt).isInstanceOf(Refusal.class).hasMessageContaining("须由本人办理", "不能转办、委派、加签");
    }
}
