package cn.baolei.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import org.camunda.bpm.engine.rest.spi.ProcessEngineProvider;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RememberedServicesTest {

    private static final String ENGINE = "META-INF/services/" + ProcessEngineProvider.class.getName();

    private final RememberedServices filter = new RememberedServices();

    @Test
    void should_FindTheSameServices_When_AskedAgainAndAgain() throws Exception {
        List<Class<?>> plain = providers();
        assertThat(plain).isNotEmpty();
        for (int request = 0; request < 2; request++) {
            within("/camunda/api/engine", () -> assertThat(providers()).isEqualTo(plain));
        }
        assertThat(Collections.list(getClass().getClassLoader().getResources(ENGINE))).allSatisfy(file ->
                assertThat(file.openConnection()).isInstanceOf(JarURLConnection.class));
        within("/engine-rest/task", () -> {
            List<URL> files = Collections.list(Thread.currentThread().getContextClassLoader().getResources(ENGINE));
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(file.openConnection()).isNotInstanceOf(JarURLConnection.class));
        });
    }

    @Test
    void should_LeaveTheThreadAsItWas_When_RequestIsOverOrNotTheEngines() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        within("/camunda/api/engine", () -> assertThat(Thread.currentThread().getContextClassLoader()).isNotSameAs(before));
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        within("/login", () -> assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before));
    }

    private static List<Class<?>> providers() {
        List<Class<?>> found = new ArrayList<>();
        ServiceLoader.load(ProcessEngineProvider.class).forEach(provider -> found.add(provider.getClass()));
        return found;
    }

    private interface Check {
        void run() throws Exception;
    }

    private void within(String path, Check check) throws Exception {
        List<String> ran = new ArrayList<>();
        FilterChain chain = (request, response) -> {
            try {
                check.run();
                ran.add(path);
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        };
        filter.doFilter(new MockHttpServletRequest("GET", path), new MockHttpServletResponse(), chain);
        assertThat(ran).containsExactly(path);
    }
}
