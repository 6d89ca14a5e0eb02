package cn.baolei.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Beside each candidate of a task stands who has claimed it ({@code db/engine/task-assignee.sql}), whoever writes there and when. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class TaskAssigneeTest {

    @Autowired
    private TaskService tasks;
    @Autowired
    private EngineTables tables;
    @Autowired
    private DataSource database;
    @Autowired
    private JdbcClient jdbc;

    private Task task;

    @BeforeEach
    void draw() {
        task = tasks.newTask();
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), "doctor@yanshi-shiyan");
        tasks.addCandidateUser(task.getId(), "yanshi-shiyan.doctor");
    }

    @AfterEach
    void remove() {
        tasks.deleteTask(task.getId(), true);
    }

    @Test
    void should_FollowTheTask_When_ClaimedHandedOnAndGivenBack() {
        assertThat(besideCandidates()).containsOnlyNulls().hasSize(2);
        tasks.claim(task.getId(), "yanshi-shiyan.doctor");
        assertThat(besideCandidates()).containsOnly("yanshi-shiyan.doctor").hasSize(2);
        tasks.setAssignee(task.getId(), "yanshi-shiyan.secretary");
        assertThat(besideCandidates()).containsOnly("yanshi-shiyan.secretary").hasSize(2);
        tasks.setAssignee(task.getId(), null);
        assertThat(besideCandidates()).containsOnlyNulls().hasSize(2);
    }

    @Test
    void should_KnowWhoHasClaimedTheTask_When_CandidateIsAddedLater() {
        tasks.claim(task.getId(), "yanshi-shiyan.doctor");
        tasks.addCandidateGroup(task.getId(), "secretary@yanshi-shiyan");
        assertThat(besideCandidates()).containsOnly("yanshi-shiyan.doctor").hasSize(3);
    }

    /** The engine removes the candidates of a completed task first and the task after them, whoever may be claiming it. */
    @Test
    void should_LetBothGoOn_When_OneClaimsWhatAnotherRemoves() throws Exception {
        try (Connection removing = database.getConnection(); Connection claiming = database.getConnection()) {
            removing.setAutoCommit(false);
            claiming.setAutoCommit(true);
            execute(removing, "delete from act_ru_identitylink where task_id_ = '" + task.getId() + "'");
            CompletableFuture<Integer> claim = CompletableFuture.supplyAsync(() ->
                    execute(claiming, "update act_ru_task set assignee_ = 'yanshi-shiyan.doctor' where id_ = '" + task.getId() + "'"));
            await().atMost(10, TimeUnit.SECONDS).until(() -> waitsForALock("update act_ru_task set assignee_%"));
            assertThat(execute(removing, "delete from act_ru_task where id_ = '" + task.getId() + "'")).isOne();
            removing.commit();
            assertThat(claim.get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    /** A claim that is not yet committed must not be missed by who adds a candidate at the same moment. */
    @Test
    void should_WaitForTheClaim_When_CandidateIsAddedMeanwhile() throws Exception {
        try (Connection adding = database.getConnection(); Connection claiming = database.getConnection()) {
            claiming.setAutoCommit(false);
            execute(claiming, "update act_ru_task set assignee_ = 'yanshi-shiyan.doctor' where id_ = '" + task.getId() + "'");
            CompletableFuture<Integer> added = CompletableFuture.supplyAsync(() -> execute(adding, "insert into act_ru_identitylink (id_, rev_, type_, group_id_, task_id_)"
                    + " values ('" + UUID.randomUUID() + "', 1, 'candidate', 'secretary@yanshi-shiyan', '" + task.getId() + "')"));
            await().atMost(10, TimeUnit.SECONDS).until(() -> waitsForALock("insert into act_ru_identitylink%"));
            claiming.commit();
            assertThat(added.get(10, TimeUnit.SECONDS)).isOne();
        }
        assertThat(besideCandidates()).containsOnly("yanshi-shiyan.doctor").hasSize(3);
    }

    @Test
    void should_KnowWhoHasClaimedWhat_When_InstallationIsOlderThanThis() {
        tasks.claim(task.getId(), "yanshi-shiyan.doctor");
        for (String old : List.of("drop trigger task_assignee_claimed on act_ru_task", "drop trigger task_assignee_added on act_ru_identitylink",
                "drop trigger task_assignee_removed on act_ru_identitylink", "alter table act_ru_identitylink drop column task_assignee",
                "create index own_task_candidate_group on act_ru_identitylink (group_id_, task_id_) where type_ = 'candidate'")) {
            jdbc.sql(old).update();
        }
        tables.prepare();
        assertThat(besideCandidates()).containsOnly("yanshi-shiyan.doctor").hasSize(2);
        assertThat(jdbc.sql("select indexname from pg_indexes where tablename = 'act_ru_identitylink'").query(String.class).list())
                .contains("own_task_of_group", "own_task_of_user").doesNotContain("own_task_candidate_group");
        tasks.setAssignee(task.getId(), null);
        assertThat(besideCandidates()).containsOnlyNulls().hasSize(2);
    }

    private List<String> besideCandidates() {
        return jdbc.sql("select task_assignee from act_ru_identitylink where task_id_ = ? and type_ = 'candidate'").param(task.getId())
                .query((row, number) -> row.getString(1)).list();
    }

    private boolean waitsForALock(String statement) {
        return jdbc.sql("select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like ?)")
                .param(statement).query(Boolean.class).single();
    }

    private static int execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
