package cn.baolei.process;

import static cn.baolei.process.AccountabilitySteps.COUNTY;
import static cn.baolei.process.AccountabilitySteps.REPORTER;
import static cn.baolei.process.AccountabilitySteps.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.clue.Clues;
import cn.baolei.organisation.ImportSummary;
import cn.baolei.organisation.OrganisationsImported;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.protection.WholeDatabase;
import cn.baolei.routing.Recusals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 回避: whoever must keep out of a case neither sees nor claims nor completes a task of it, whatever posts they hold. */
@ProcessTest
class RecusalTest {

    private static final String DISCIPLINE = SCHOOL + ".discipline-member";
    private static final String FIRST = SCHOOL + ".committee-member";
    private static final String SECOND = SCHOOL + ".committee-member-2";

    @Autowired
    Scenario scenario;
    @Autowired
    Clues clues;
    @Autowired
    Recusals recusals;
    @Autowired
    HistoryService history;
    @Autowired
    TaskService tasks;
    @Autowired
    CaseSecrets secrets;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ApplicationEventPublisher events;

    private AccountabilitySteps officials;
    private long clue;

    @BeforeEach
    void aClueAtTheSchool() {
        scenario.set(Instant.parse("2020-03-02T01:00:00Z"));
        officials = new AccountabilitySteps(scenario, clues, history, jdbc);
        clue = officials.found(SCHOOL, REPORTER);
    }

    @Test
    void should_FallToTheDeputy_When_TheOnlyHolderOfThePostMustKeepOut() {
        String task = scenario.as(DISCIPLINE).task("verifyClue").getId();
        recuse(DISCIPLINE);
        assertThat(scenario.as(DISCIPLINE).todo()).isEmpty();
        assertThat(scenario.as(FIRST).todo()).containsExactly("verifyClue");
        assertThat(scenario.as(SECOND).todo()).containsExactly("verifyClue");
        assertRefused(DISCIPLINE, task);
    }

    @Test
    void should_LeaveThePostToTheOthers_When_OneOfItsHoldersMustKeepOut() {
        String task = scenario.as(DISCIPLINE).task("verifyClue").getId();
        recuse(DISCIPLINE);
        recuse(SECOND);
        assertThat(scenario.as(FIRST).todo()).containsExactly("verifyClue");
        assertThat(scenario.as(SECOND).todo()).isEmpty();
        assertRefused(SECOND, task);
        assertThat(scenario.as(FIRST).signedIn(() -> tasks.createTaskQuery().count())).isEqualTo(1);
        officials.verified(FIRST, REPORTER);
        assertThat(scenario.as(SCHOOL + ".secretary").todo()).containsExactly("approveStart");
    }

    @Test
    void should_ReachTheNextTaskToo_When_SomebodyHadToKeepOutBeforeIt() {
        recuse(DISCIPLINE);
        recuse(SECOND);
        officials.verified(FIRST, REPORTER);
        officials.approved(SCHOOL);
        assertThat(scenario.as(DISCIPLINE).todo()).isEmpty();
        assertThat(scenario.as(SECOND).todo()).isEmpty();
        Task team = scenario.as(FIRST).task("formTeam");
        assertThat(team.getDescription()).contains("应回避", "代为办理");
        assertThat(jdbc.sql("select recipient from notification where template = 'task-assigned' and task_id = ?")
                .param(team.getId()).query(String.class).list()).containsExactly(FIRST);
        assertRefused(SECOND, team.getId());
    }

    @Test
    void should_ReleaseWhatTheyHaveClaimed_When_SomebodyMustKeepOut() {
        Task task = scenario.as(DISCIPLINE).task("verifyClue");
        scenario.as(DISCIPLINE).signedIn(() -> {
            tasks.claim(task.getId(), DISCIPLINE);
            return null;
        });
        recuse(DISCIPLINE);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isNull();
        assertThat(scenario.as(FIRST).todo()).containsExactly("verifyClue");
    }

    @Test
    void should_RefuseAnAssignment_When_ItNamesSomebodyWhoMustKeepOut() {
        recuse(SCHOOL + ".secretary");
        String task = scenario.as(DISCIPLINE).task("verifyClue").getId();
        assertThatThrownBy(() -> tasks.setAssignee(task, SCHOOL + ".secretary")).hasMessageContaining("应当回避");
    }

    @Test
    void should_RefuseTheCompletion_When_ItComesPastTheList() {
        recuse(SCHOOL + ".secretary");
        String task = scenario.as(DISCIPLINE).task("verifyClue").getId();
        tasks.addCandidateUser(task, SCHOOL + ".secretary");
        assertThatThrownBy(() -> scenario.as(SCHOOL + ".secretary").completesOnly("verifyClue", Map.of()))
                .hasMessageContaining("应当回避");
    }

    @Test
    void should_GoToTheNextLevel_When_EverybodyOfTheOrganisationMustKeepOut() {
        for (String role : List.of("discipline-member", "committee-member", "committee-member-2", "secretary", "deputy-secretary")) {
            recuse(SCHOOL + "." + role);
        }
        assertThat(scenario.as(COUNTY + ".discipline-member").todo()).containsExactly("verifyClue");
    }

    @Test
    void should_FollowTheHoldersOfThePost_When_PostsChangeHands() {
        recuse(DISCIPLINE);
        recuse(SECOND);
        String task = tasks.createTaskQuery().taskDefinitionKey("verifyClue").singleResult().getId();
        // As if the second holder had been appointed after the task was given out.
        tasks.addCandidateUser(task, SECOND);
        events.publishEvent(new OrganisationsImported(new ImportSummary(none(), none(), none(), none())));
        assertThat(scenario.as(SECOND).todo()).isEmpty();
        assertThat(scenario.as(FIRST).todo()).containsExactly("verifyClue");
    }

    @Test
    void should_LeaveTheirOwnStep_When_SomebodyMustKeepOut() {
        officials.verified(DISCIPLINE, REPORTER);
        officials.approved(SCHOOL);
        officials.teamFormed(SCHOOL);
        officials.investigated(SCHOOL);
        recuse(DISCIPLINE);
        assertThat(scenario.as(REPORTER).todo()).containsExactly("giveStatement");
        officials.stated(REPORTER);
        assertThat(scenario.as(SCHOOL + ".office-director").todo()).containsExactly("recordMeeting");
    }

    @Test
    void should_KeepOutWhoeverDeclaredAnInterest_When_TheTeamIsFormed() {
        officials.verified(DISCIPLINE, REPORTER);
        officials.approved(SCHOOL);
        Map<String, Object> team = AccountabilitySteps.team(SCHOOL);
        team.putAll(Map.of("recusedOfficials", List.of(SCHOOL + ".secretary"), "recusalReason", "与被调查人有近亲属关系"));
        officials.does(DISCIPLINE, "formTeam", team);
        officials.investigated(SCHOOL);
        officials.stated(REPORTER);
        officials.met(SCHOOL, "no");
        officials.reported(SCHOOL, "serious");
        assertThat(scenario.as(SCHOOL + ".secretary").todo()).isEmpty();
        assertThat(scenario.as(SCHOOL + ".deputy-secretary").todo()).containsExactly("deliberate");
        String reason = jdbc.sql("select reason from recusal where case_number = ? and official = ?")
                .params(officials.caseNumber(clue), SCHOOL + ".secretary").query(String.class).single();
        assertThat(secrets.open(reason)).isEqualTo("与被调查人有近亲属关系");
        assertThat(new WholeDatabase(jdbc).columnsWith(List.of("与被调查人有近亲属关系"))).isEmpty();
    }

    @Test
    void should_KeepOutOfTheSuperiorsCaseToo_When_ItIsToOrderTheStart() {
        officials.verified(DISCIPLINE, REPORTER);
        recuse(COUNTY + ".secretary");
        scenario.advance(Duration.ofDays(20));
        assertThat(scenario.as(COUNTY + ".secretary").todo()).doesNotContain("orderStart");
        assertThat(scenario.as(COUNTY + ".deputy-secretary").todo()).containsExactly("orderStart");
    }

    @Test
    void should_NameThePost_When_ATaskOfItsOtherHoldersIsLeftOpen() {
        recuse(DISCIPLINE);
        recuse(SECOND);
        String task = scenario.as(FIRST).task("verifyClue").getId();
        scenario.advance(Duration.ofDays(60));

        String post = "西宁市城西区演示实验学校党支部纪检委员";
        assertThat(jdbc.sql("select facts::text from clue where rule = 'overdue' and subject = ?").param(task).query(String.class).single())
                .contains(post);
        assertThat(history.createHistoricVariableInstanceQuery().variableName("supervisedPost").list())
                .extracting(HistoricVariableInstance::getValue).contains(post);
        assertThat(history.createHistoricVariableInstanceQuery().variableName("supervisedRole").list())
                .extracting(HistoricVariableInstance::getValue).contains("discipline-member");
    }

    @Test
    void should_NotSuperviseIt_When_TheSupervisorMustKeepOut() {
        String secretary = SCHOOL + ".secretary";
        String task = scenario.as(DISCIPLINE).task("verifyClue").getId();
        recuse(secretary);
        scenario.advance(Duration.ofDays(23));

        assertThat(scenario.as(secretary).todo()).isEmpty();
        assertThat(scenario.as(SCHOOL + ".deputy-secretary").todo()).containsExactly("issueOrder");
        assertThat(jdbc.sql("select recipient from notification where template = 'task-supervised' and task_id = ? and channel = 'inbox'")
                .param(task).query(String.class).list()).containsExactly(SCHOOL + ".deputy-secretary");
        scenario.advance(Duration.ofDays(10));
        assertThat(jdbc.sql("""
                select template from notification
                where recipient = ? and (case_number = ? or case_number in (select to_case from follow_up where from_case = ?))""")
                .params(secretary, officials.caseNumber(clue), officials.caseNumber(clue)).query(String.class).list()).isEmpty();
        String next = jdbc.sql("select instance from clue where rule = 'overdue' and subject = ?").param(task).query(String.class).single();
        assertThat(recusals.of(history.createHistoricProcessInstanceQuery().processInstanceId(next).singleResult().getBusinessKey()))
                .as("the case about the handling of this one").contains(secretary, REPORTER);
    }

    private static <T> ImportSummary.Changes<T> none() {
        return new ImportSummary.Changes<>(Set.of(), Set.of(), Set.of());
    }

    private void recuse(String user) {
        recusals.recuse(officials.caseNumber(clue), user, "与本案有利害关系");
        scenario.runJobs();
    }

    private void assertRefused(String user, String task) {
        assertThatThrownBy(() -> scenario.as(user).signedIn(() -> {
            tasks.claim(task, user);
            return null;
        })).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> scenario.as(user).signedIn(() -> {
            tasks.complete(task);
            return null;
        })).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> scenario.as(user).signedIn(() -> tasks.getVariables(task))).isInstanceOf(ProcessEngineException.class);
    }
}
