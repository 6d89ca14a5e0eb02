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
import java.util.regex.Pattern;
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
    /** Whose writing belongs to our own pages, where it is previewed, recorded, and nobody appoints themselves. */
    private static final Pattern PEOPLE = Pattern.compile("/(user|group|tenant)(/.*)?");
    private static final byte[] OUR_PAGES_ONLY = refusal("用户、岗位、单位不能在此修改，请系统管理员使用“组织机构调整”和“初始密码”页面");
    private static final byte[] REFUSAL = refusal("此接口不对您的岗位开放");

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
            response.getOutputStream().write(wouldChangePeople(request) ? OUR_PAGES_ONLY : REFUSAL);
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

    /** The path after the engine's own part; another one as it is. */
    private static String withinEngine(String path) {
        return prefixOf(path).map(engine -> path.substring(engine.length() - 1)).orElse(path);
    }

    private static Optional<String> prefixOf(String path) {
        return ENGINE.stream().filter(path::startsWith).findFirst();
    }

    private static boolean wouldChangePeople(HttpServletRequest request) {
        return !Set.of("GET", "OPTIONS").contains(request.getMethod()) && PEOPLE.matcher(withinEngine(pathOf(request))).matches();
    }

    private static byte[] refusal(String message) {
        return ("{\"type\":\"Refusal\",\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** By what row of the table the request may pass. */
    private Optional<Access> opened(HttpServletRequest request) {
        Optional<String> user = currentUser.id();
        if (user.isEmpty()) {
            return Optional.empty();
        }
        String path = pathOf(request);
        Optional<String> prefix = prefixOf(path);
        // The web apps' own filter signs in again, with all that somebody is at once.
        boolean asOne = prefix.isPresent() && path.startsWith("/engine-rest");
        PathContainer asked = PathContainer.parsePath(withinEngine(path));
        Set<String> groups = currentUser.groups();
        return (prefix.isPresent() ? REST : WEB_APPS).stream()
                .filter(door -> asOne || door.access() != Access.HISTORY)
                .filter(door -> door.access() == Access.SELF || door.access().roles().stream().map(Role::code).anyMatch(groups::contains))
                .filter(door -> door.leadsTo(request.getMethod(), asked, user.get()))
                .map(RestDoor::access).findFirst();
    }
}
