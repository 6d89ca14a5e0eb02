package cn.baolei.taskwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import cn.baolei.engine.Refusal;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 转办, 委派, 加签, 会签, 抄送, 催办, 意见, 附件, 终止. */
@ProcessTest
class TaskWorkTest {

    private static final String DOCTOR = Lab.user("doctor");
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
    private Matters matters;
    @Autowired
    private TaskActions actions;
    @Autowired
    private JdbcClient jdbc;

    private Lab lab;
    private String draft;

    @BeforeEach
    void start() {
        lab = new Lab(engine, scenario);
        draft = lab.task("reporter", "draft");
    }

    @AfterEach
    void remove() {
        lab.remove();
    }

    @Test
    void should_BelongToTheOther_When_Transferred() {
        lab.acts("reporter", () -> handing.transfer(draft, DOCTOR, "外出办事"));

        assertThat(lab.as("doctor").todo()).containsExactly("draft");
        assertThat(lab.as("doctor").task("draft").getAssignee()).isEqualTo(DOCTOR);
        lab.as("doctor").completesOnly("draft", Map.of());
        assertThat(lab.open()).containsExactly("left1", "right1");
        assertTrail("转办", DOCTOR, "外出办事");
        assertThat(told("task-handed-over")).containsExactly(DOCTOR);
    }

    @Test
    void should_ComeBackToTheOwner_When_DelegateIsDone() {
        lab.acts("reporter", () -> handing.delegate(draft, DOCTOR, "请代拟"));
        assertThatThrownBy(() -> lab.as("reporter").completesOnly("draft", Map.of())).isInstanceOf(RuntimeException.class);

        lab.as("doctor").signedIn(() -> {
            engine.getFormService().submitTaskForm(draft, Map.of("note", "已拟"));
            return null;
        });

        assertThat(lab.open()).containsExactly("draft");
        assertThat(lab.as("reporter").task("draft").getAssignee()).isEqualTo(Lab.user("reporter"));
        lab.as("reporter").completesOnly("draft", Map.of());
        assertThat(lab.open()).containsExactly("left1", "right1");
        assertThat(actions.ofInstance(lab.instance)).extracting(TaskAction::kind).containsExactly("委派", "受托办结");
    }

    @Test
    void should_GoToTheNextSigner_When_SignedAfter() {
        lab.acts("reporter", () -> handing.signAfter(draft, MEMBER, "请再核"));
        lab.as("reporter").signedIn(() -> {
            engine.getFormService().submitTaskForm(draft, Map.of("note", "已拟"));
            return null;
        });

        assertThat(lab.open()).containsExactly("draft");
        assertThat(lab.as("committee-member").task("draft").getAssignee()).isEqualTo(MEMBER);
        lab.as("committee-member").completesOnly("draft", Map.of());
        assertThat(lab.open()).containsExactly("left1", "right1");
        assertThat(actions.ofInstance(lab.instance)).extracting(TaskAction::kind).containsExactly("后加签", "受托办结");
    }

    @Test
    void should_RefuseSecondHandOver_When_TaskIsEntrusted() {
        lab.acts("reporter", () -> handing.delegate(draft, DOCTOR, "请代拟"));

        assertThatThrownBy(() -> lab.acts("doctor", () -> handing.transfer(draft, OFFICE, "无暇")))
                .isInstanceOf(Refusal.class).hasMessageContaining("正在委派或加签中");
    }

    @Test
    void should_Refuse_When_PersonIsNotOfTheOrganisation() {
        assertThatThrownBy(() -> lab.acts("reporter", () -> handing.transfer(draft, "xining.reporter", "外出办事")))
                .isInstanceOf(Refusal.class).hasMessage("所选人员不是本单位在任人员");
        assertThatThrownBy(() -> lab.acts("reporter", () -> handing.transfer(draft, Lab.user("reporter"), "外出办事")))
                .isInstanceOf(Refusal.class).hasMessage("不能选择本人");
        assertThatThrownBy(() -> lab.acts("reporter", () -> handing.transfer(draft, null, "外出办事")))
                .isInstanceOf(Refusal.class).hasMessage("请选择人员");
        assertThatThrownBy(() -> lab.acts("doctor", () -> handing.transfer(draft, OFFICE, "外出办事")))
                .isInstanceOf(Refusal.class).hasMessage("该事项不存在，或已办结");
    }

    @Test
    void should_Wait_When_SignerBeforeHasNotSigned() {
        lab.acts("reporter", () -> countersigning.signBefore(draft, DOCTOR, "请先把关"));

        assertThatThrownBy(() -> lab.as("reporter").completesOnly("draft", Map.of()))
                .hasMessageContaining("会签或加签尚未完成");
        vote("doctor", true, "属实");

        lab.as("reporter").completesOnly("draft", Map.of());
        assertThat(lab.open()).containsExactly("left1", "right1");
        assertThat(actions.ofInstance(lab.instance)).extracting(TaskAction::kind, TaskAction::content)
                .containsExactly(tuple("前加签", "请先把关"), tuple("会签意见", "同意：属实"), tuple("会签结果", "全部同意：通过"));
    }

    @Test
    void should_StandInTheJournalOfTheCase_When_AColleagueSigns() {
        lab.acts("reporter", () -> countersigning.open(draft, List.of(DOCTOR), SigningRule.ALL, "请会签"));
        String signing = signingTasks("doctor").get(0).getId();
        vote("doctor", true, "已阅");

        assertThat(chainsThatName(draft)).hasSize(1);
        assertThat(chainsThatName(signing)).isEqualTo(chainsThatName(draft));
        assertThat(jdbc.sql("select distinct kind from journal_entry where position(? in body) > 0").param(signing).query(String.class).list())
                .contains("task", "identity-link", "operation");
    }

    @ParameterizedTest(name = "{0}: {1}, then {2} is {3}")
    @CsvSource({"ALL, true, true, true", "ALL, false, , false", "ANY, true, , true", "ANY, false, false, false",
            "MAJORITY, true, true, true", "MAJORITY, false, false, false", "IN_ORDER, true, true, true", "IN_ORDER, false, , false"})
    void should_BeDecidedByItsRule_When_SignersVote(SigningRule rule, boolean first, Boolean second, boolean outcome) {
        List<String> signers = rule == SigningRule.ALL || rule == SigningRule.ANY || rule == SigningRule.IN_ORDER
                ? List.of(DOCTOR, OFFICE) : List.of(DOCTOR, OFFICE, MEMBER);
        lab.acts("reporter", () -> countersigning.open(draft, signers, rule, "请会签"));
        if (rule == SigningRule.IN_ORDER) {
            assertThat(signingTasks("office-director")).isEmpty();
        }

        vote("doctor", first, "已阅");
        if (second != null) {
            vote("office-director", second, "已阅");
        }

        assertThat(countersigning.of(draft)).singleElement()
                .satisfies(countersign -> assertThat(countersign.agreed()).contains(outcome));
        assertThat(signingTasks("office-director")).isEmpty();
        assertThat(signingTasks("committee-member")).isEmpty();
        assertThat(told("task-countersigned")).containsExactly(Lab.user("reporter"));
        lab.as("reporter").completesOnly("draft", Map.of());
    }

    @Test
    void should_RefuseToComplete_When_SigningTaskIsCompletedWithoutAVote() {
        lab.acts("reporter", () -> countersigning.open(draft, List.of(DOCTOR, OFFICE), SigningRule.ALL, "请会签"));
        String signing = signingTasks("doctor").get(0).getId();

        assertThatThrownBy(() -> lab.as("doctor").signedIn(() -> {
            engine.getTaskService().complete(signing);
            return null;
        })).isInstanceOf(Refusal.class).hasMessage("请在“更多办理”中签署意见");
        assertThatThrownBy(() -> lab.acts("doctor", () -> countersigning.vote(signing, false, "")))
                .isInstanceOf(Refusal.class).hasMessage("请填写不同意的理由");
        assertThatThrownBy(() -> lab.acts("office-director", () -> countersigning.vote(signing, true, "")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void should_LeaveNothingBehind_When_CountersignedStepIsReturned() {
        lab.passMinute();
        lab.does("reporter", "draft");
        String left = lab.task("office-director", "left1");
        lab.acts("office-director", () -> countersigning.open(left, List.of(DOCTOR, MEMBER), SigningRule.ALL, "请会签"));

        lab.acts("office-director", () -> returns.giveBack(left, "draft", "重拟"));

        assertThat(signingTasks("doctor")).isEmpty();
        assertThat(lab.open()).containsExactly("draft");
    }

    @Test
    void should_DemandAnOpinion_When_StepRequiresOne() {
        lab.toReview();
        assertThatThrownBy(() -> lab.as("secretary").completesOnly("review", Map.of())).hasMessageContaining("填写意见");
        String review = lab.task("secretary", "review");

        lab.acts("secretary", () -> opinions.write(review, "同意报出"));
        lab.as("secretary").completesOnly("review", Map.of());

        assertTrail("意见", null, "同意报出");
    }

    @Test
    void should_RefuseOpinion_When_EmptyOrTooLong() {
        assertThatThrownBy(() -> lab.acts("reporter", () -> opinions.write(draft, " "))).hasMessage("请填写意见");
        assertThatThrownBy(() -> lab.acts("reporter", () -> opinions.write(draft, "字".repeat(501)))).hasMessage("意见不得超过500字");
    }

    @Test
    void should_LetCopiedReadFiles_When_CopySent() {
        lab.acts("reporter", () -> attachments.add(draft, "C:\\文件\\情况说明.pdf", PDF));
        Attachment file = attachments.ofCase(caseNumber()).get(0);
        assertThat(actions.ofInstance(lab.instance)).singleElement().satisfies(action -> {
            assertThat(action.content()).isEqualTo("情况说明.pdf（1 KB）");
            assertThat(action.sha256()).isEqualTo(file.sha256());
        });
        assertThat(readable("doctor", file)).isFalse();
        assertThat(readable("reporter", file)).isTrue();
        assertThat(readable("secretary", file)).isTrue();

        lab.acts("reporter", () -> opinions.copy(draft, List.of(DOCTOR), ""));

        assertThat(readable("doctor", file)).isTrue();
        assertThat(told("task-copied")).containsExactly(DOCTOR);
        assertThat(scenario.as("yanshi-gaozhong.secretary").signedIn(() -> attachments.readable(file.id())).isPresent()).isFalse();
        assertThat(lab.as("reporter").signedIn(() -> attachments.download(file.id()))).get().satisfies(download -> {
            assertThat(download.name()).isEqualTo("情况说明.pdf");
            assertThat(download.content()).isEqualTo(PDF);
        });
    }

    @Test
    void should_RefuseFile_When_KindOrSizeIsWrong() {
        assertRefused("脚本.html", "<script>".getBytes(), "只接受PDF");
        assertRefused("伪装.pdf", "MZ program".getBytes(), "内容须与扩展名相符");
        assertRefused("图.png", PDF, "内容须与扩展名相符");
        assertRefused("空.pdf", new byte[0], "是空的");
        byte[] large = new byte[Attachments.LARGEST + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertRefused("大.pdf", large, "超过8MB");
        assertRefused("", PDF, "文件名");
        assertThat(attachments.ofCase(caseNumber())).isEmpty();
    }

    @Test
    void should_TellHolders_When_Urged() {
        lab.passMinute();
        lab.does("reporter", "draft");

        lab.acts("reporter", () -> matters.urge(lab.instance));

        assertThat(told("task-urged")).containsExactlyInAnyOrder(OFFICE, DOCTOR);
        assertThatThrownBy(() -> lab.acts("reporter", () -> matters.urge(lab.instance))).hasMessageContaining("半小时内已催办过");
        lab.acts("secretary", () -> matters.urge(lab.instance));
        scenario.set(scenario.now().plus(Duration.ofMinutes(31)));
        lab.acts("reporter", () -> matters.urge(lab.instance));
        assertThatThrownBy(() -> lab.acts("committee-member", () -> matters.urge(lab.instance))).hasMessageContaining("您没有参与办理");
    }

    @Test
    void should_ShowWhereItStands_When_PersonHadPartInIt() {
        lab.passMinute();
        lab.does("reporter", "draft");

        List<Matter> mine = lab.as("reporter").signedIn(() -> matters.mine(10).shown());

        assertThat(mine).singleElement().satisfies(matter -> {
            assertThat(matter.open()).extracting(Matter.OpenStep::name).containsExactlyInAnyOrder("左一", "右一");
            assertThat(matter.open().get(0).with()).contains("演示");
            assertThat(matter.withdrawable()).isTrue();
            assertThat(matter.terminable()).isFalse();
        });
        assertThat(lab.as("secretary").signedIn(() -> matters.mine(10).shown())).isEmpty();
    }

    @Test
    void should_EndWithReason_When_SecretaryTerminates() {
        assertThatThrownBy(() -> lab.acts("reporter", () -> matters.terminate(lab.instance, "重复上报")))
                .isInstanceOf(Refusal.class).hasMessageContaining("不是事项所属单位的书记");
        assertThatThrownBy(() -> lab.acts("secretary", () -> matters.terminate(lab.instance, ""))).hasMessage("请填写终止理由");
        String caseNumber = caseNumber();

        lab.acts("secretary", () -> matters.terminate(lab.instance, "重复上报"));

        lab.isFinished();
        assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(lab.instance).singleResult()
                .getDeleteReason()).isEqualTo("终止");
        assertThat(actions.ofCase(caseNumber)).extracting(TaskAction::kind, TaskAction::actor, TaskAction::content)
                .contains(tuple("终止", Lab.user("secretary"), "重复上报"));
    }

    private void assertTrail(String kind, String person, String content) {
        assertThat(actions.ofInstance(lab.instance)).anySatisfy(action -> {
            assertThat(action.kind()).isEqualTo(kind);
            assertThat(action.persons()).isEqualTo(person == null ? List.of() : List.of(person));
            assertThat(action.content()).isEqualTo(content);
        });
    }

    private List<String> told(String template) {
        return jdbc.sql("select distinct recipient from notification where template = ? and case_number = ? order by recipient")
                .params(template, caseNumber()).query(String.class).list();
    }

    private String caseNumber() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(lab.instance).singleResult().getBusinessKey();
    }

    private List<Task> signingTasks(String role) {
        return lab.as(role).signedIn(() -> engine.getTaskService().createTaskQuery().taskNameLike("会签：%").list());
    }

    private void vote(String role, boolean agreed, String opinion) {
        String signing = signingTasks(role).get(0).getId();
        lab.acts(role, () -> countersigning.vote(signing, agreed, opinion));
    }

    private boolean readable(String role, Attachment file) {
        return lab.as(role).signedIn(() -> attachments.readable(file.id()).isPresent());
    }

    private void assertRefused(String name, byte[] content, String words) {
        assertThatThrownBy(() -> lab.acts("reporter", () -> attachments.add(draft, name, content)))
                .isInstanceOf(Refusal.class).hasMessageContaining(words);
    }

    private List<String> chainsThatName(String task) {
        return jdbc.sql("select distinct chain from journal_entry where position(? in body) > 0").param(task).query(String.class).list();
    }
}
