package cn.baolei.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;

class OwnTasksOfTest {

    private final TaskQuery newestFirst = new TaskQueryImpl().orderByTaskCreateTime().desc();

    @Test
    void should_AskForClaimsOnly_When_AllTasksOrMineAndNobodysAreWanted() {
        TaskQuery mineAndNobodys = new TaskQueryImpl().or().taskAssignee("yanshi-shiyan.doctor").taskUnassigned().endOr();
        assertThat(asksForClaimsOnly(new TaskQueryImpl())).isTrue();
        assertThat(asksForClaimsOnly(mineAndNobodys)).isTrue();
        // As Tasklist asks for a filter's page.
        assertThat(asksForClaimsOnly((TaskQuery) ((TaskQueryImpl) mineAndNobodys).extend(newestFirst))).isTrue();
    }

    @Test
    void should_AskForMore_When_AnythingElseMatters() {
        assertThat(asksForClaimsOnly(new TaskQueryImpl().dueBefore(new Date()))).isFalse();
        assertThat(asksForClaimsOnly(new TaskQueryImpl().taskUnassigned().taskPriority(50))).isFalse();
        assertThat(asksForClaimsOnly(new TaskQueryImpl().or().taskUnassigned().processVariableValueEquals("caseNumber", "QH-1").endOr())).isFalse();
        assertThat(asksForClaimsOnly(new TaskQueryImpl().taskNameLike("%\"unassigned\":%"))).isFalse();
    }

    private static boolean asksForClaimsOnly(TaskQuery query) {
        return new OwnTasksOf((TaskQueryImpl) query).isAsksForClaimsOnly();
    }
}
