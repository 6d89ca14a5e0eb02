package cn.baolei.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Task lists and counts take turns, in the order in which they were asked for, a few at a time. Each is short; but when the duty changes and
 * everybody opens Tasklist at once, all of them worked on at the same time are all finished late (docs/decisions/0008-task-list-speed.md).
 * Stands right behind the sign-in: only officials wait and are waited for, and what they wait for includes finding out who they are.
 * Nobody waits long, whatever holds the others up.
 */
class TaskListTurns extends OncePerRequestFilter {

    private static final Pattern LIST = Pattern.compile("/(engine-rest|camunda/api/engine)(/engine/[^/]+)?/(task|task/count|filter/[^/]+/(list|count))");
    /** Enough to keep processors and database at work. */
    static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Duration longest;

    TaskListTurns() {
        this(Duration.ofSeconds(1));
    }

    TaskListTurns(Duration longest) {
        this.longest = longest;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !LIST.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean turn = await();
        try {
            chain.doFilter(request, response);
        } finally {
            if (turn) {
                turns.release();
            }
        }
    }

    /** @return whether it is one's turn; if not, one goes on without */
    private boolean await() {
        try {
            return turns.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
