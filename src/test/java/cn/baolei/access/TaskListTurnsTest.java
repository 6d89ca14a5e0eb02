package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TaskListTurnsTest {

    private static final String LIST = "/camunda/api/engine/engine/default/filter/0f/list";

    private final List<Thread> requests = new ArrayList<>();
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore mayFinish = new Semaphore(0, true);

    @AfterEach
    void finish() throws InterruptedException {
        mayFinish.release(requests.size());
        for (Thread request : requests) {
            request.join();
        }
    }

    @Test
    void should_TakeTurnsInOrder_When_MoreAskThanAreServedAtOnce() {
        TaskListTurns turns = new TaskListTurns(Duration.ofHours(1));
        keepBusy(turns);
        for (String name : List.of("first", "second", "third")) {
            Thread waiting = ask(turns, LIST, name);
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        }
        assertThat(begun).hasSize(TaskListTurns.AT_ONCE);
        for (String name : List.of("first", "second", "third")) {
            mayFinish.release();
            await().until(() -> begun.contains(name));
            assertThat(begun).endsWith(name);
        }
    }

    @Test
    void should_GoOnAtLast_When_OthersAreHeldUp() {
        TaskListTurns turns = new TaskListTurns(Duration.ofMillis(1));
        keepBusy(turns);
        ask(turns, LIST, "patient");
        await().until(() -> begun.contains("patient"));
    }

    @ParameterizedTest
    @ValueSource(strings = {LIST, "/camunda/api/engine/engine/default/filter/0f/count", "/camunda/api/engine/engine/default/task",
        "/camunda/api/engine/engine/default/task/count", "/engine-rest/task", "/engine-rest/task/count", "/engine-rest/engine/default/task",
        "/engine-rest/filter/0f/list"})
    void should_Wait_When_TasksAreListedOrCounted(String path) {
        TaskListTurns turns = new TaskListTurns(Duration.ofHours(1));
        keepBusy(turns);
        Thread waiting = ask(turns, path, path);
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
        assertThat(begun).doesNotContain(path);
    }

    /** What may take long, and what must not wait for others' lists. */
    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task/0f/complete", "/camunda/api/engine/engine/default/task/0f/claim", "/engine-rest/history/task",
        "/engine-rest/deployment/create", "/engine-rest/filter", "/audit/search", "/login", "/camunda/app/tasklist/default/"})
    void should_NotWait_When_SomethingElseIsAsked(String path) {
        TaskListTurns turns = new TaskListTurns(Duration.ofHours(1));
        keepBusy(turns);
        ask(turns, path, path);
        await().until(() -> begun.contains(path));
    }

    private void keepBusy(TaskListTurns turns) {
        for (int request = 0; request < TaskListTurns.AT_ONCE; request++) {
            ask(turns, LIST, "busy");
        }
        await().until(() -> begun.size() == TaskListTurns.AT_ONCE);
    }

    /** Begins when it is let in, and is busy until all may finish. */
    private Thread ask(TaskListTurns turns, String path, String name) {
        Thread request = new Thread(() -> {
            try {
                turns.doFilter(new MockHttpServletRequest("POST", path), new MockHttpServletResponse(), (asked, answered) -> {
                    begun.add(name);
                    try {
                        mayFinish.acquire();
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                });
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        });
        requests.add(request);
        request.start();
        return request;
    }
}
