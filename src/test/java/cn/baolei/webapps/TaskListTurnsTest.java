package cn.baolei.webapps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.apache.catalina.Valve;
import org.apache.catalina.connector.Request;
import org.apache.catalina.valves.SemaphoreValve;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;

class TaskListTurnsTest {

    private SemaphoreValve turns;

    @BeforeEach
    void customize() {
        TomcatServletWebServerFactory server = new TomcatServletWebServerFactory();
        new TaskListTurns().customize(server);
        assertThat(server.getContextValves()).hasSize(1);
        Valve valve = server.getContextValves().iterator().next();
        assertThat(valve).isInstanceOf(SemaphoreValve.class);
        turns = (SemaphoreValve) valve;
    }

    @Test
    void should_TakeTurnsInOrder_When_MoreAskThanProcessorsCanServe() {
        assertThat(turns.getConcurrency()).isEqualTo(2 * Runtime.getRuntime().availableProcessors());
        assertThat(turns.getFairness()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/api/engine/engine/default/filter/0f/list", "/camunda/api/engine/engine/default/filter/0f/count",
        "/camunda/api/engine/engine/default/task", "/camunda/api/engine/engine/default/task/count",
        "/engine-rest/task", "/engine-rest/task/count", "/engine-rest/engine/default/task", "/engine-rest/filter/0f/list"})
    void should_Wait_When_TasksAreListedOrCounted(String path) {
        assertThat(waits(path)).isTrue();
    }

    /** What may take long, and what must not wait for others' lists. */
    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task/0f/complete", "/camunda/api/engine/engine/default/task/0f/claim", "/engine-rest/history/task",
        "/engine-rest/deployment/create", "/engine-rest/filter", "/audit/search", "/login", "/camunda/app/tasklist/default/"})
    void should_NotWait_When_SomethingElseIsAsked(String path) {
        assertThat(waits(path)).isFalse();
    }

    private boolean waits(String path) {
        Request request = mock(Request.class);
        when(request.getRequestURI()).thenReturn(path);
        return turns.controlConcurrency(request, null);
    }
}
