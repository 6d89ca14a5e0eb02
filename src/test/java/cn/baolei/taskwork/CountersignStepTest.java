package cn.baolei.taskwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A step whose diagram demands a 会签. */
@ProcessTest
class CountersignStepTest {

    private static final List<String> SIGNERS = List.of(Lab.user("doctor"), Lab.user("office-director"), Lab.user("committee-member"));

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Scenario scenario;
    @Autowired
    private Countersigning countersigning;

    private Lab lab;
    private String draft;

    @BeforeEach
    void start() {
        lab = new Lab(engine, scenario, "countersign-step", Map.of());
        draft = lab.task("reporter", "draft");
    }

    @AfterEach
    void remove() {
        lab.remove();
    }

    @Test
    void should_RefuseCompletion_When_NothingWasSigned() {
        assertThatThrownBy(() -> lab.as("reporter").completesOnly("draft", Map.of()))
                .hasMessageContaining("请先在“更多办理”中发起会签（过半数同意），通过后再办结“拟稿”");
    }

    @Test
    void should_RefuseCompletion_When_AnotherRuleOrTheOtherOutcome() {
        opens(SigningRule.ANY);
        vote("doctor", true, "");
        assertThatThrownBy(() -> lab.as("reporter").completesOnly("draft", Map.of())).hasMessageContaining("过半数同意");

        opens(SigningRule.MAJORITY);
        vote("doctor", false, "数字有误");
        vote("office-director", false, "数字有误");
        assertThatThrownBy(() -> lab.as("reporter").completesOnly("draft", Map.of())).hasMessageContaining("过半数同意");
    }

    @Test
    void should_Complete_When_SignersAgreedByTheRule() {
        opens(SigningRule.MAJORITY);
        vote("doctor", true, "");
        vote("committee-member", true, "");

        lab.as("reporter").completesOnly("draft", Map.of());

        lab.isFinished();
    }

    @Test
    void should_HaveTheTermForEveryProcedure_When_DeadlineIsGeneral() {
        Task task = engine.getTaskService().createTaskQuery().taskId(draft).singleResult();

        assertThat(Duration.between(task.getCreateTime().toInstant(), task.getDueDate().toInstant())).isCloseTo(Duration.ofHours(2), Duration.ofSeconds(1));
    }

    private void opens(SigningRule rule) {
        lab.acts("reporter", () -> countersigning.open(draft, SIGNERS, rule, "请会签"));
    }

    private void vote(String role, boolean agreed, String opinion) {
        String signing = lab.as(role).signedIn(() -> engine.getTaskService().createTaskQuery().taskNameLike("会签：%").list()).get(0).getId();
        lab.acts(role, () -> countersigning.vote(signing, agreed, opinion));
    }
}
