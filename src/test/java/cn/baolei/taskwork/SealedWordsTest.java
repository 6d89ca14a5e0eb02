package cn.baolei.taskwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import cn.baolei.protection.CaseKeys;
import cn.baolei.protection.WholeDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What officials write beside completing a task, and what they attach, may hold anything of anybody, so it lies nowhere in clear. */
@ProcessTest
class SealedWordsTest {

    private static final String PHONE = "13987650001";
    private static final String NAME = "欧阳格桑甲";
    private static final byte[] PDF = ("%PDF-1.7\n" + NAME + PHONE + "\n").getBytes(StandardCharsets.UTF_8);

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
    private Withdrawals withdrawals;
    @Autowired
    private Matters matters;
    @Autowired
    private TaskPanels panels;
    @Autowired
    private CaseKeys keys;
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
    void should_KeepNoWordInClear_When_OfficialsWriteAndSign() {
        lab.acts("reporter", () -> opinions.write(draft, "患者电话" + PHONE));
        lab.acts("reporter", () -> countersigning.open(draft, List.of(Lab.user("doctor")), SigningRule.ALL, "请就" + NAME + "的情况会签"));
        String signing = lab.as("doctor").signedIn(() -> engine.getTaskService().createTaskQuery().taskNameLike("会签：%").list()).stream()
                .map(Task::getId).findFirst().orElseThrow();
        lab.acts("doctor", () -> countersigning.vote(signing, false, NAME + "的家属" + PHONE + "未联系"));
        lab.acts("reporter", () -> opinions.copy(draft, List.of(Lab.user("secretary")), "请知悉" + NAME));

        assertNothingInClear();
        assertThat(panel("reporter", draft).actions()).extracting(TaskPanel.Line::content)
                .contains("患者电话" + PHONE, "请知悉" + NAME, "不同意：" + NAME + "的家属" + PHONE + "未联系");
        assertThat(panel("reporter", draft).countersigns()).flatExtracting(TaskPanel.Signing::signatures)
                .extracting(TaskPanel.Signature::said).containsExactly("不同意：" + NAME + "的家属" + PHONE + "未联系");
        assertThat(jdbc.sql("select array_to_string(fields, ' ') from protected_read where reader = ? and case_number = ?")
                .params(Lab.user("reporter"), caseNumber()).query(String.class).list())
                .isNotEmpty().allMatch("countersign_vote.opinion task_action.content"::equals);
    }

    @Test
    void should_KeepNoReasonInClear_When_StepsAreReturnedWithdrawnAndEnded() {
        lab.does("reporter", "draft");
        String left = lab.task("office-director", "left1");
        lab.acts("office-director", () -> returns.giveBack(left, "draft", "漏了" + NAME));
        lab.does("reporter", "draft");
        lab.acts("reporter", () -> withdrawals.withdraw(lab.instance, "再核对" + PHONE));
        lab.acts("secretary", () -> matters.terminate(lab.instance, NAME + "并非本校人员"));

        assertNothingInClear();
        assertThat(jdbc.sql("select count(*) from task_action where content like '{p1}%' and case_number = ?")
                .param(caseNumber()).query(Integer.class).single()).isEqualTo(3);
    }

    @Test
    void should_KeepFileAndNameInClearNowhere_When_AFileIsAttached() {
        lab.acts("reporter", () -> attachments.add(draft, NAME + "病历.pdf", PDF));

        assertNothingInClear();
        assertThat(panel("reporter", draft).attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo(NAME + "病历.pdf");
            assertThat(download("reporter", file.id()).content()).isEqualTo(PDF);
        });
        String id = panel("reporter", draft).attachments().get(0).id();
        lab.acts("secretary", () -> matters.terminate(lab.instance, "重复"));
        keys.erase(caseNumber(), Lab.user("secretary"), "保存期满");
        assertThatThrownBy(() -> download("reporter", id)).hasMessageContaining("已删除");
    }

    private Attachments.Download download(String role, String id) {
        return lab.as(role).signedIn(() -> attachments.download(UUID.fromString(id))).orElseThrow();
    }

    private TaskPanel panel(String role, String task) {
        return lab.as(role).signedIn(() -> panels.of(task, null)).orElseThrow();
    }

    private String caseNumber() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().processInstanceId(lab.instance).singleResult().getBusinessKey();
    }

    private void assertNothingInClear() {
        assertThat(new WholeDatabase(jdbc).columnsWith(List.of(NAME, PHONE))).isEmpty();
    }
}
