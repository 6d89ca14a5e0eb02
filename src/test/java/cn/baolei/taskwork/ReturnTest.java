package cn.baolei.taskwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 退回 and 撤回, in every shape in which tasks stand to each other: no token is lost, none doubled. */
@ProcessTest
class ReturnTest {

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Scenario scenario;
    @Autowired
    private Returns returns;
    @Autowired
    private Withdrawals withdrawals;
    @Autowired
    private TasksAtHand atHand;
    @Autowired
    private TaskActions actions;
    @Autowired
    private Opinions opinions;
    @Autowired
    private ManagementService management;

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
    void should_KeepOtherBranch_When_ReturnedWithinOneBranch() {
        lab.does("reporter", "draft");
        lab.does("office-director", "left1");

        giveBack("office-director", "left2", "left1");

        assertThat(lab.open()).containsExactly("left1", "right1");
        lab.does("office-director", "left1");
        lab.does("office-director", "left2");
        lab.does("doctor", "right1");
        assertThat(lab.open()).containsExactly("review");
    }

    @Test
    void should_TakeBackAllBranches_When_ReturnedToBeforeTheFork() {
        lab.does("reporter", "draft");
        lab.does("office-director", "left1");

        giveBack("office-director", "left2", "draft");

        assertThat(lab.open()).containsExactly("draft");
        lab.toReview();
        assertThat(lab.open()).containsExactly("review");
        finish();
    }

    @Test
    void should_ForgetWhoWaitsAtTheJoin_When_ReturnedToBeforeTheFork() {
        lab.does("reporter", "draft");
        lab.does("doctor", "right1");

        giveBack("office-director", "left1", "draft");

        assertThat(lab.open()).containsExactly("draft");
        lab.does("reporter", "draft");
        lab.does("office-director", "left1");
        lab.does("office-director", "left2");
        assertThat(lab.open()).containsExactly("right1");
        lab.does("doctor", "right1");
        assertThat(lab.open()).containsExactly("review");
    }

    @Test
    void should_KeepTokenAtTheJoin_When_ReturnedWithinTheOtherBranch() {
        lab.does("reporter", "draft");
        lab.does("office-director", "left1");
        lab.does("doctor", "right1");

        giveBack("office-director", "left2", "left1");

        assertThat(lab.open()).containsExactly("left1");
        lab.does("office-director", "left1");
        lab.does("office-director", "left2");
        assertThat(lab.open()).containsExactly("review");
    }

    @Test
    void should_LetTheOtherBranchStandAsDone_When_ReturnedIntoOneBranchFromBeyondTheJoin() {
        lab.toReview();

        giveBack("secretary", "review", "left2");

        assertThat(lab.open()).containsExactly("left2");
        lab.does("office-director", "left2");
        assertThat(lab.open()).containsExactly("review");
        finish();
    }

    @Test
    void should_EnterSubProcessAgain_When_ReturnedIntoOneThatHadEnded() {
        lab.toReview();
        review();
        lab.does("reporter", "inner1");
        lab.does("office-director", "inner2");

        assertThat(targets("reporter", lab.as("reporter").signedIn(() -> engine.getTaskService().createTaskQuery()
                .taskDefinitionKey("each1").list().get(0).getId()))).contains("inner2", "inner1", "review", "left1", "draft");
        giveBack("reporter", oneOf("reporter", "each1"), "inner2");

        assertThat(lab.open()).containsExactly("inner2");
        lab.does("office-director", "inner2");
        assertThat(lab.open()).containsExactly("each1", "each1");
    }

    @Test
    void should_LeaveSubProcess_When_ReturnedToTheStepBeforeIt() {
        lab.toReview();
        review();
        lab.does("reporter", "inner1");

        giveBack("office-director", "inner2", "review");

        assertThat(lab.open()).containsExactly("review");
        review();
        assertThat(lab.open()).containsExactly("inner1");
    }

    @Test
    void should_TouchNoOtherCopy_When_ReturnedWithinARepeatedSubProcess() {
        toEach();
        String first = oneOf("reporter", "each1");
        lab.as("reporter").signedIn(() -> {
            engine.getTaskService().complete(first);
            return null;
        });
        lab.passMinute();

        giveBack("office-director", "each2", "each1");

        assertThat(lab.open()).containsExactly("each1", "each1");
        finishEach();
        assertThat(lab.open()).containsExactly("last");
    }

    @Test
    void should_TakeBackAllCopies_When_ReturnedToBeforeARepeatedSubProcess() {
        toEach();

        giveBack("reporter", oneOf("reporter", "each1"), "review");

        assertThat(lab.open()).containsExactly("review");
        review();
        lab.does("reporter", "inner1");
        lab.does("office-director", "inner2");
        assertThat(lab.open()).containsExactly("each1", "each1");
        finishEach();
        lab.does("secretary", "last");
        lab.isFinished();
    }

    @Test
    void should_NotOfferAnInnerStep_When_ItsRepeatedSubProcessHasEnded() {
        toEach();
        finishEach();

        assertThat(targets("secretary", lab.task("secretary", "last"))).contains("inner2", "review").doesNotContain("each1", "each2");
    }

    @Test
    void should_StartClockAnew_When_ReturnedStepBeginsAgain() {
        lab.does("reporter", "draft");
        lab.does("office-director", "left1");
        scenario.set(scenario.now().plus(Duration.ofHours(3)));

        Instant returned = scenario.now();
        int clocksBefore = (int) management.createJobQuery().processInstanceId(lab.instance).timers().count();
        giveBack("office-director", "left2", "left1");

        Task again = lab.as("office-director").task("left1");
        assertThat(again.getDueDate().toInstant()).isEqualTo(returned.plus(Duration.ofHours(24)));
        List<Job> clocks = management.createJobQuery().processInstanceId(lab.instance).timers().list();
        assertThat(clocks).hasSize(clocksBefore);
        // The reminder, which sets the later alarms when it goes off.
        assertThat(clocks).anyMatch(job -> job.getDuedate().toInstant().equals(returned.plus(Duration.ofHours(12))));
    }

    @Test
    void should_GoToWhoHadDoneIt_When_Returned() {
        lab.does("reporter", "draft");

        giveBack("doctor", "right1", "draft");

        assertThat(lab.as("reporter").task("draft").getAssignee()).isEqualTo(Lab.user("reporter"));
        assertThat(actions.ofInstance(lab.instance)).singleElement().satisfies(action -> {
            assertThat(action.kind()).isEqualTo("退回");
            assertThat(action.stepName()).isEqualTo("右一");
            assertThat(action.actor()).isEqualTo(Lab.user("doctor"));
            assertThat(action.content()).isEqualTo("退回至“拟稿”：材料不全");
        });
    }

    @Test
    void should_Refuse_When_StepWasNeverDoneOrLiesInAnotherBranch() {
        lab.does("reporter", "draft");
        lab.does("office-director", "left1");
        String task = lab.task("doctor", "right1");

        assertThat(targets("doctor", task)).containsExactly("draft");
        for (String step : List.of("left1", "review", "nowhere", "right1")) {
            assertThatThrownBy(() -> lab.acts("doctor", () -> returns.giveBack(task, step, "材料不全")))
                    .isInstanceOf(Refusal.class).hasMessageContaining("不能退回到所选环节");
        }
        assertThat(lab.open()).containsExactly("left2", "right1");
    }

    @Test
    void should_Refuse_When_NoReasonIsGiven() {
        lab.does("reporter", "draft");
        String task = lab.task("doctor", "right1");

        assertThatThrownBy(() -> lab.acts("doctor", () -> returns.giveBack(task, "draft", "  ")))
                .isInstanceOf(Refusal.class).hasMessage("请填写退回理由");
    }

    @Test
    void should_Refuse_When_TaskIsSomebodyElses() {
        lab.does("reporter", "draft");
        String task = lab.task("doctor", "right1");

        assertThatThrownBy(() -> lab.acts("reporter", () -> returns.giveBack(task, "draft", "材料不全")))
                .isInstanceOf(Refusal.class).hasMessage("该事项不存在，或已办结");
    }

    @Test
    void should_TakeStepBack_When_NobodyHasActedSince() {
        lab.does("reporter", "draft");

        withdraw("reporter");

        assertThat(lab.open()).containsExactly("draft");
        assertThat(lab.as("reporter").task("draft").getAssignee()).isEqualTo(Lab.user("reporter"));
        lab.toReview();
        assertThat(lab.open()).containsExactly("review");
    }

    @Test
    void should_KeepOtherBranch_When_StepThatWaitsAtTheJoinIsTakenBack() {
        lab.does("reporter", "draft");
        lab.does("doctor", "right1");

        withdraw("doctor");

        assertThat(lab.open()).containsExactly("left1", "right1");
        lab.does("doctor", "right1");
        lab.does("office-director", "left1");
        lab.does("office-director", "left2");
        assertThat(lab.open()).containsExactly("review");
    }

    @Test
    void should_NotLoseTheOtherBranch_When_TheLastOfItIsTakenBack() {
        lab.toReview();

        withdraw("doctor");

        assertThat(lab.open()).containsExactly("right1");
        lab.does("doctor", "right1");
        assertThat(lab.open()).containsExactly("review");
        finish();
    }

    @Test
    void should_TakeStepBack_When_OnlyTheOtherBranchHasMovedOn() {
        lab.does("reporter", "draft");
        lab.does("office-director", "left1");
        lab.does("doctor", "right1");

        withdraw("office-director");

        assertThat(lab.open()).containsExactly("left1");
    }

    @Test
    void should_RefuseToTakeBack_When_NextStepIsClaimed() {
        lab.does("reporter", "draft");
        lab.as("doctor").signedIn(() -> {
            engine.getTaskService().claim(engine.getTaskService().createTaskQuery().singleResult().getId(), Lab.user("doctor"));
            return null;
        });

        assertThatThrownBy(() -> withdraw("reporter")).isInstanceOf(Refusal.class).hasMessage("下一环节已开始办理，不能撤回");
        assertThat(lab.open()).containsExactly("left1", "right1");
    }

    @Test
    void should_RefuseToTakeBack_When_NextStepIsDone() {
        lab.does("reporter", "draft");
        lab.does("doctor", "right1");

        assertThatThrownBy(() -> withdraw("reporter")).isInstanceOf(Refusal.class).hasMessage("下一环节已开始办理，不能撤回");
    }

    @Test
    void should_RefuseToTakeBack_When_PersonDidNothing() {
        assertThatThrownBy(() -> withdraw("secretary")).isInstanceOf(Refusal.class).hasMessage("您在该事项中没有可撤回的环节");
    }

    private void giveBack(String role, String stepOrTask, String target) {
        String task = stepOrTask.contains("-") ? stepOrTask : lab.task(role, stepOrTask);
        lab.acts(role, () -> returns.giveBack(task, target, "材料不全"));
        lab.passMinute();
    }

    private void withdraw(String role) {
        lab.acts(role, () -> withdrawals.withdraw(lab.instance, "填写有误"));
        lab.passMinute();
    }

    private List<String> targets(String role, String task) {
        return lab.as(role).signedIn(() -> returns.targets(atHand.visible(task).orElseThrow()).stream().map(EarlierStep::step).toList());
    }

    private String oneOf(String role, String step) {
        return lab.as(role).signedIn(() -> engine.getTaskService().createTaskQuery().taskDefinitionKey(step).list().get(0).getId());
    }

    private void review() {
        String task = lab.task("secretary", "review");
        lab.acts("secretary", () -> opinions.write(task, "同意"));
        lab.does("secretary", "review");
    }

    private void toEach() {
        lab.toReview();
        review();
        lab.does("reporter", "inner1");
        lab.does("office-director", "inner2");
    }

    private void finishEach() {
        for (String step : List.of("each1", "each2")) {
            String role = step.equals("each1") ? "reporter" : "office-director";
            for (Task task : lab.as(role).signedIn(() -> engine.getTaskService().createTaskQuery().taskDefinitionKey(step).list())) {
                lab.as(role).signedIn(() -> {
                    engine.getTaskService().complete(task.getId());
                    return null;
                });
            }
        }
        lab.passMinute();
    }

    private void finish() {
        review();
        lab.does("reporter", "inner1");
        lab.does("office-director", "inner2");
        finishEach();
        lab.does("secretary", "last");
        lab.isFinished();
    }
}
