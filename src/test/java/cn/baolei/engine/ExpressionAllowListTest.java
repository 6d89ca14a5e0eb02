package cn.baolei.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.process.ProcessTest;
import cn.baolei.process.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an official could type into a stored filter, the one place where everybody may bring an expression. */
@ProcessTest
class ExpressionAllowListTest {

    private static final String OFFICIAL = "yanshi-shiyan.doctor";

    @Autowired
    private Scenario scenario;
    @Autowired
    private FilterService filters;
    @Autowired
    private TaskService tasks;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {
        "${''.getClass().forName('java.lang.Runtime').getMethod('getRuntime').invoke(null).exec('touch CANARY')}",
        "${''.class.forName('java.lang.Runtime')}",
        "${''['class']}",
        "${currentUser().getClass().forName('java.lang.ProcessBuilder')}",
        "${currentUser().concat('x')}",
        "${dateTime().getClass()}",
        "${dateTime().getZone()}",
        "${routing.getClass()}",
        "${routing.toString()}",
        "${dataSource.connection}",
        "${taskService.createTaskQuery().count()}",
        "${runtimeService}",
        "${environment.getProperty('baolei.demo.password')}",
        "${administrators.ensure()}",
        "${currentUserGroups().getClass()}",
        "${currentUserGroups().stream()}",
        "#{''.getClass()}"})
    void should_RefuseAndRunNothing_When_StoredFilterHoldsCode(String payload) {
        Path canary = directory.resolve("canary");
        Filter filter = stored(payload.replace("CANARY", canary.toString()));
        assertThatThrownBy(() -> scenario.as(OFFICIAL).signedIn(() -> filters.list(filter.getId())))
                .isInstanceOf(ProcessEngineException.class).isNotInstanceOf(AuthorizationException.class);
        assertThat(Files.exists(canary)).isFalse();
    }

    @Test
    void should_KnowWhoAsks_When_FilterNamesTheCurrentUser() {
        Filter filter = stored("${currentUser()}");
        List<Task> found = scenario.as(OFFICIAL).signedIn(() -> filters.list(filter.getId()));
        assertThat(found).isEmpty();
    }

    private Filter stored(String assigneeExpression) {
        return scenario.as(OFFICIAL).signedIn(() -> filters.saveFilter(filters.newTaskFilter("试探" + assigneeExpression.hashCode())
                .setOwner(OFFICIAL)
                .setQuery(tasks.createTaskQuery().taskAssigneeExpression(assigneeExpression))));
    }
}
