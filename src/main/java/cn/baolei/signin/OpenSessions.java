package cn.baolei.signin;

import cn.baolei.organisation.OrganisationsImported;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collection;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Ends somebody's sessions wherever they are open. A session carries the number its owner had when it began; ending all of them gives
 * the owner another number, in the transaction of whatever is the reason, and counts on every node from its commit.
 */
@Component
class OpenSessions {

    /** What a password was looked at under, so that one that is replaced meanwhile opens nothing. */
    record Round(long number) {
    }

    private static final String BEGAN_IN = OpenSessions.class.getName();

    private final JdbcClient jdbc;

    OpenSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param user as somebody typed it, perhaps */
    Round current(String user) {
        if (user.indexOf('\0') >= 0) {
            // Which PostgreSQL refuses to look for.
            return new Round(0);
        }
        return new Round(jdbc.sql("select number from session_round where user_id = ?").param(user).query(Long.class).optional().orElse(0L));
    }

    /** After every sign-in that opens a session. */
    void begin(HttpServletRequest request, Authentication person) {
        request.getSession().setAttribute(BEGAN_IN, person.getDetails() instanceof Round round ? round : current(person.getName()));
    }

    /** Whether a session may still be used; one that was never begun may not. */
    boolean isOpen(HttpSession session, String user) {
        return current(user).equals(session.getAttribute(BEGAN_IN));
    }

    void end(Collection<String> users) {
        jdbc.sql("""
                insert into session_round (user_id, number) select unnest(:users), 1
                on conflict (user_id) do update set number = session_round.number + 1""")
                .param("users", users.toArray(String[]::new)).update();
    }

    void end(String user) {
        end(List.of(user));
    }

    /** Whoever has lost the last post is in the roster no more. */
    @EventListener
    void follow(OrganisationsImported event) {
        end(event.summary().officials().removed());
    }
}
