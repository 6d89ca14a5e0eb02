package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.ws.rs.core.UriInfo;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/** A failure of the engine without words, as a JVM makes it that has met the same one often. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class UnseenIsUnknownTest {

    @Autowired
    private TaskService tasks;

    @ParameterizedTest
    @ValueSource(strings = {"task/%s/deployed-form", "engine/default/task/%s/deployed-form", "task/%s/rendered-form", "task/%s/form-variables"})
    void should_KnowNoTask_When_TheEngineFailsOverOneThatIsNotThere(String address) {
        assertThat(isUnknown(address.formatted("no-such-task"))).isTrue();
    }

    @Test
    void should_LeaveTheFailure_When_TheTaskIsThere() {
        Task task = tasks.newTask();
        tasks.saveTask(task);
        assertThat(isUnknown("task/" + task.getId() + "/deployed-form")).isFalse();
        tasks.deleteTask(task.getId(), true);
    }

    @Test
    void should_LeaveTheFailure_When_ItIsNotAboutATask() {
        assertThat(isUnknown("process-definition/no-such-task/deployed-start-form")).isFalse();
    }

    private static boolean isUnknown(String address) {
        UnseenIsUnknown.OfNothing answers = new UnseenIsUnknown.OfNothing();
        answers.address = mock(UriInfo.class);
        when(answers.address.getPath()).thenReturn(address);
        return answers.isMappable(new NullPointerException());
    }
}
