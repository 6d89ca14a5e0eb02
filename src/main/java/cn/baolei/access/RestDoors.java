package cn.baolei.access;

import cn.baolei.engine.CurrentUser;
import cn.baolei.organisation.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What the engine's REST interface opens to whom, at {@code /engine-rest} and at {@code /camunda/api} alike, by the table in
 * {@link Access}. All else is shut, with one answer whatever it asks for and whether that exists or not. Stands after
 * {@link EngineIdentityFilter}.
 */
class RestDoors extends OncePerRequestFilter {

    /** What begins the path of the engine's resources. */
    private static final List<String> ENGINE = List.of("/engine-rest/engine/default/", "/engine-rest/", "/camunda/api/engine/engine/default/");
    private static final List<RestDoor> REST = Stream.concat(RestDoor.ofTable().stream(),
            // Tasklist asks for it and is content with nothing, which is what the engine finds for an official.
            Stream.of("GET /history/user-operation", "GET /history/user-operation/count").map(door -> RestDoor.of(Access.TASKS, door))).toList();
    /** What the web apps bring along: files of their own, and who is signed in. */
    private static final List<RestDoor> WEB_APPS = List.of("GET /camunda/api/engine/engine/", "GET /camunda/api/admin/auth/user/default",
            "GET /camunda/api/{app}/plugin/{plugin}/static/**").stream()
            .map(door -> RestDoor.of(Access.SELF, door)).toList();
    /** Nobody appoints themselves. */
    private static final List<RestDoor> SHUT = List.of("PUT /group/{group}/members/{self}", "PUT /tenant/{tenant}/user-members/{self}").stream()
            .map(door -> RestDoor.of(Access.PEOPLE, door)).toList();
    private static final byte[] REFUSAL = "{\"type\":\"Refusal\",\"message\":\"此接口不对您的岗位开放\"}".getBytes(StandardCharsets.UTF_8);

    private final CurrentUser currentUser;
    private final HistoryReading reading;

    RestDoors(CurrentUser currentUser, HistoryReading reading) {
        this.currentUser = currentUser;
        this.reading = reading;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = pathOf(request);
        return !path.startsWith("/engine-rest") && !path.startsWith("/camunda/api");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Access> open = opened(request);
        if (open.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getOutputStream().write(REFUSAL);
            return;
        }
        if (open.get() == Access.HISTORY) {
            reading.begin();
        }
        chain.doFilter(request, response);
    }

    /** As the server has understood it: a letter that is written as a code leads to the same door. */
    private static String pathOf(HttpServletRequest request) {
        return request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
    }

    /** By what row of the table the request may pass. */
    private Optional<Access> opened(HttpServletRequest request) {
        Optional<String> user = currentUser.id();
        if (user.isEmpty()) {
            return Optional.empty();
        }
        String path = pathOf(request);
        Optional<String> prefix = ENGINE.stream().filter(path::startsWith).findFirst();
        // The web apps' own filter signs in again, with all that somebody is at once.
        boolean asOne = prefix.isPresent() && path.startsWith("/engine-rest");
        PathContainer asked = PathContainer.parsePath(prefix.map(engine -> path.substring(engine.length() - 1)).orElse(path));
        if (SHUT.stream().anyMatch(door -> door.leadsTo(request.getMethod(), asked, user.get()))) {
            return Optional.empty();
        }
        Set<String> groups = currentUser.groups();
        return (prefix.isPresent() ? REST : WEB_APPS).stream()
                .filter(door -> asOne || door.access() != Access.HISTORY)
                .filter(door -> door.access() == Access.SELF || door.access().roles().stream().map(Role::code).anyMatch(groups::contains))
                .filter(door -> door.leadsTo(request.getMethod(), asked, user.get()))
                .map(RestDoor::access).findFirst();
    }
}
