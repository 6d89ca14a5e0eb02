package cn.baolei.routing;

import static cn.baolei.routing.RoutingLab.COUNTY;
import static cn.baolei.routing.RoutingLab.SCHOOL;
import static cn.baolei.routing.RoutingLab.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.OrganisationImport;
import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every form of "which role, where" (domain.md, section 3), on the running engine; and open tasks when the people change. */
@ProcessTest
class RoutingFormsTest {

    private static final String DOCTOR = SCHOOL + ".doctor";
    private static final String DUTY_LEADER = SCHOOL + ".duty-leader";
    private static final String SECRETARY = SCHOOL + ".secretary";
    private static final String POST = "西宁市城西区演示实验学校党支部校医（卫生联络员）";

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Scenario scenario;
    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private RoutingRecord record;
    @Autowired
    private RoutingCheck check;
    @Autowired
    private Routing routing;
    @Autowired
    private UnattendedTasks unattended;
    @Autowired
    private Unrestricted unrestricted;
    @Autowired
    private JdbcClient jdbc;

    private TaskService tasks;
    private RoutingLab lab;

    @BeforeEach
    void deploy() {
        lab = new RoutingLab(engine, organisationImport);
        tasks = engine.getTaskService();
    }

    @AfterEach
    void remove() {
        lab.remove();
    }

    @ParameterizedTest
    @CsvSource({"own,yanshi-shiyan.doctor", "superior,xining-chengxi.doctor", "superior2,xining.doctor", "province,qhedu.secretary",
            "concerned,xining-chengxi.doctor", "onDuty,yanshi-shiyan.duty-officer", "person,yanshi-shiyan.committee-member-2"})
    void should_ReachTheRightPersonOnly_When_APlaceIsNamed(String step, String user) {
        Task task = lab.begin(step, SCHOOL, Map.of("concernedOrganisation", COUNTY, "responsiblePerson", SCHOOL + ".committee-member-2"));
        assertThat(scenario.as(user).todo()).contains(step);
        assertThat(task.getDescription()).isEqualTo("请办理。");
        assertThat(record.ofInstance(task.getProcessInstanceId())).isEmpty();
        String other = user.equals(DOCTOR) ? COUNTY + ".doctor" : DOCTOR;
        assertThat(scenario.as(other).todo()).doesNotContain(step);
    }

    @Test
    void should_ReachEachSubordinateOrganisation_When_AStepIsRepeatedForThem() {
        String prefecture = "haidong";
        List<String> below = directory.all().stream().filter(one -> prefecture.equals(one.reportsTo())).map(Organisation::code).toList();
        assertThat(below).hasSize(3).contains("haidong-ledu", "haidong-huzhu");
        Task first = lab.begin("subordinate#multiInstanceBody", prefecture, Map.of());
        assertThat(lab.tasksOf(first.getProcessInstanceId())).hasSize(3);
        below.forEach(county -> assertThat(scenario.as(county + ".doctor").todo()).containsExactly("subordinate"));
        assertThat(scenario.as(prefecture + ".doctor").todo()).isEmpty();
        assertThat(routing.recipients("doctor", "subordinates", prefecture))
                .containsExactlyInAnyOrderElementsOf(below.stream().map(county -> county + ".doctor").toList());
    }

    @Test
    void should_BelongToWhoeverClaimsItFirst_When_SeveralHoldThePost() {
        Task task = lab.begin("shared");
        Scenario.Official first = scenario.as(SCHOOL + ".committee-member");
        Scenario.Official second = scenario.as(SCHOOL + ".committee-member-2");
        assertThat(second.todo()).containsExactly("shared");
        first.signedIn(() -> claim(task, SCHOOL + ".committee-member"));
        assertThat(second.todo()).containsExactly("shared");
        assertThatThrownBy(() -> second.signedIn(() -> complete(task))).isInstanceOf(AuthorizationException.class);
        first.signedIn(() -> complete(task));
        assertThat(second.todo()).isEmpty();
    }

    @Test
    void should_FindTheWorkOfEachPost_When_OnePersonHoldsSeveral() {
        lab.with(DOCTOR + ",演示实验学校·校医," + COUNTY + ",doctor,yanshi-shiyan.doctor@example.org");
        lab.begin("own");
        lab.begin("superior");
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("own", "superior");
        assertThat(scenario.as(COUNTY + ".doctor").todo()).containsExactly("superior");
    }

    @Test
    void should_ShowAndRecordTheDeputy_When_ThePostIsVacant() {
        lab.without(user(DOCTOR));
        Task task = lab.begin("own");
        assertThat(scenario.as(DUTY_LEADER).todo()).containsExactly("own");
        assertThat(task.getDescription()).startsWith("代" + POST + "办理：该岗位空缺，由").endsWith("请办理。");
        scenario.as(DUTY_LEADER).completesOnly("own", Map.of());
        assertThat(record.ofInstance(task.getProcessInstanceId())).extracting(RoutingRecord.Line::kind)
                .containsExactly(RoutingRecord.Kind.FALLEN, RoutingRecord.Kind.HANDLED);
        RoutingRecord.Line handled = record.ofInstance(task.getProcessInstanceId()).get(1);
        assertThat(handled.words()).isEqualTo("代" + POST + "办理");
        assertThat(handled.official()).isEqualTo(DUTY_LEADER);
    }

    @Test
    void should_GoDownTheChain_When_MoreAndMorePostsAreVacant() {
        lab.without(user(DOCTOR, DUTY_LEADER));
        lab.begin("own");
        assertThat(scenario.as(SECRETARY).todo()).containsExactly("own");
        lab.without(user(DOCTOR, DUTY_LEADER, SECRETARY));
        assertThat(scenario.as(COUNTY + ".doctor").todo()).containsExactly("own");
    }

    @Test
    void should_RefuseTheStart_When_NobodyUpToTheTopIsThere() {
        lab.without(RoutingFormsTest::couldDoADoctorsWork);
        assertThatThrownBy(() -> scenario.as(SCHOOL + ".reporter").signedIn(() -> unrestricted.call(() -> engine.getRuntimeService()
                .createProcessInstanceByKey("routing-forms").startBeforeActivity("own").execute())))
                .isInstanceOf(Refusal.class).hasMessageContaining("无人可办").hasMessageContaining(POST);
    }

    @Test
    void should_TellTheAdministrators_When_TheEngineItselfFindsNobody() {
        lab.without(RoutingFormsTest::couldDoADoctorsWork);
        Task task = lab.begin("own");
        assertThat(toldOf(task)).containsExactly("qhedu.administrator");
        assertThat(unattended.open()).extracting(UnattendedTasks.Open::task).containsExactly(task.getId());
        assertThat(check.run().deadEnds()).extracting(end -> end.role() + "@" + end.organisation()).contains("doctor@" + SCHOOL);

        lab.without(line -> false);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("own");
        assertThat(unattended.open()).isEmpty();
        assertThat(check.run().deadEnds()).isEmpty();
    }

    @Test
    void should_WaitForAHolder_When_TheLastOneUpToTheTopLeaves() {
        Task task = lab.begin("own");
        scenario.as(DOCTOR).signedIn(() -> claim(task, DOCTOR));
        lab.without(RoutingFormsTest::couldDoADoctorsWork);
        assertThat(toldOf(task)).containsExactly("qhedu.administrator");
        assertThat(lab.now(task).getAssignee()).isNull();
        lab.without(line -> false);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("own");
        assertThat(unattended.open()).isEmpty();
    }

    @Test
    void should_FollowThePost_When_ItsHolderLeavesAndComesBack() {
        Task task = lab.begin("own");
        scenario.as(DOCTOR).signedIn(() -> claim(task, DOCTOR));

        lab.without(user(DOCTOR));
        assertThat(scenario.as(DOCTOR).todo()).isEmpty();
        assertThat(scenario.as(DUTY_LEADER).todo()).containsExactly("own");
        assertThat(lab.now(task).getAssignee()).isNull();
        assertThat(lab.now(task).getDescription()).startsWith("代" + POST + "办理：该岗位空缺");
        assertThat(kindsOf(task)).containsExactly(RoutingRecord.Kind.RELEASED, RoutingRecord.Kind.FALLEN);

        lab.without(line -> false);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("own");
        assertThat(scenario.as(DUTY_LEADER).todo()).isEmpty();
        assertThat(lab.now(task).getDescription()).isEqualTo("请办理。");
        assertThat(kindsOf(task)).endsWith(RoutingRecord.Kind.RETURNED);
    }

    @Test
    void should_StillBeDoneForThePost_When_TheStandInHadClaimedItBeforeTheHolderCameBack() {
        lab.without(user(DOCTOR));
        Task task = lab.begin("own");
        scenario.as(DUTY_LEADER).signedIn(() -> claim(task, DUTY_LEADER));
        lab.without(line -> false);
        assertThat(scenario.as(DOCTOR).todo()).containsExactly("own");
        assertThat(lab.now(task).getAssignee()).isEqualTo(DUTY_LEADER);
        assertThat(lab.now(task).getDescription()).startsWith("代" + POST + "办理");
        scenario.as(DUTY_LEADER).signedIn(() -> complete(task));
        assertThat(kindsOf(task)).containsExactly(RoutingRecord.Kind.FALLEN, RoutingRecord.Kind.HANDLED);
    }

    @Test
    void should_PassToTheNewHolder_When_ThePostChangesHands() {
        Task task = lab.begin("own");
        scenario.as(DOCTOR).signedIn(() -> claim(task, DOCTOR));
        lab.with("yanshi-shiyan.doctor-new,演示实验学校·校医（新）," + SCHOOL + ",doctor,");
        assertThat(lab.now(task).getAssignee()).as("a second holder takes nothing away").isEqualTo(DOCTOR);
        lab.people(line -> !user(DOCTOR).test(line), DOCTOR + ",演示实验学校·校医," + SCHOOL + ",member,",
                "yanshi-shiyan.doctor-new,演示实验学校·校医（新）," + SCHOOL + ",doctor,");
        assertThat(lab.now(task).getAssignee()).isNull();
        assertThat(scenario.as(DOCTOR).todo()).as("still somebody at the school").isEmpty();
        assertThat(scenario.as("yanshi-shiyan.doctor-new").todo()).containsExactly("own");
    }

    @Test
    void should_StayWithTheColleague_When_ItWasHandedOnAndThePostChangesHands() {
        Task task = lab.begin("own");
        tasks.setAssignee(task.getId(), SCHOOL + ".counsellor");
        lab.without(user(DOCTOR));
        assertThat(lab.now(task).getAssignee()).isEqualTo(SCHOOL + ".counsellor");
    }

    @Test
    void should_StayWithTheColleague_When_NobodyElseIsLeft() {
        Task task = lab.begin("own");
        tasks.setAssignee(task.getId(), SCHOOL + ".counsellor");
        lab.without(RoutingFormsTest::couldDoADoctorsWork);
        assertThat(lab.now(task).getAssignee()).isEqualTo(SCHOOL + ".counsellor");
        assertThat(unattended.open()).isEmpty();
    }

    @Test
    void should_TellTheAdministrators_When_WhoeverMustDoItInPersonLeaves() {
        Task task = lab.begin("statement", SCHOOL, Map.of("speaker", DOCTOR));
        lab.without(user(DOCTOR));
        assertThat(toldOf(task)).containsExactly("qhedu.administrator");
        assertThat(lab.now(task).getAssignee()).as("nobody ever stands in").isEqualTo(DOCTOR);
        lab.without(line -> false);
        assertThat(unattended.open()).isEmpty();
    }

    @Test
    void should_FallToTheSecretary_When_TheResponsiblePersonLeaves() {
        Task task = lab.begin("person", SCHOOL, Map.of("responsiblePerson", SCHOOL + ".committee-member-2"));
        lab.without(user(SCHOOL + ".committee-member-2"));
        assertThat(scenario.as(SECRETARY).todo()).containsExactly("person");
        assertThat(lab.now(task).getAssignee()).isNull();
        assertThat(lab.now(task).getDescription()).startsWith("代原责任人办理");
    }

    private List<RoutingRecord.Kind> kindsOf(Task task) {
        return record.ofInstance(task.getProcessInstanceId()).stream().map(RoutingRecord.Line::kind).toList();
    }

    private List<String> toldOf(Task task) {
        return jdbc.sql("select recipient from notification where template = 'task-unattended' and channel = 'inbox' and case_number = ?")
                .param(lab.caseOf(task)).query(String.class).list();
    }

    /** Holders, deputies and 书记 of every level. */
    private static boolean couldDoADoctorsWork(String line) {
        return List.of("doctor", "duty-leader", "secretary").stream().anyMatch(role -> line.split(",")[3].equals(role));
    }

    private Object claim(Task task, String user) {
        tasks.claim(task.getId(), user);
        return null;
    }

    private Object complete(Task task) {
        tasks.complete(task.getId());
        return null;
    }
}
