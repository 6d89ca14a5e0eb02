package cn.baolei.webapps;

import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.SemaphoreValve;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Task lists and counts take turns, in the order in which they were asked for, a few at a time. Each is short; but when the duty changes and
 * everybody opens Tasklist at once, all of them worked on at the same time are all finished late (docs/decisions/0008-task-list-speed.md).
 * Nothing else waits here.
 */
@Component
class TaskListTurns implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Enough to keep processors and database at work. */
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        SemaphoreValve turns = new Turns();
        turns.setConcurrency(AT_ONCE);
        turns.setFairness(true);
        server.addContextValves(turns);
    }

    private static final class Turns extends SemaphoreValve {

        private static final Pattern LIST = Pattern.compile("/(engine-rest|camunda/api/engine)(/engine/[^/]+)?/(task|task/count|filter/[^/]+/(list|count))");

        @Override
        public boolean controlConcurrency(Request request, Response response) {
            return LIST.matcher(request.getRequestURI()).matches();
        }
    }
}
