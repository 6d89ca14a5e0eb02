package cn.baolei.signin;

import static cn.baolei.signin.BehindProxy.ADDRESS;
import static cn.baolei.signin.BehindProxy.PASSWORD;
import static cn.baolei.signin.BehindProxy.PROTOCOL;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Sessions, cookies and headers on the wire, with and without TLS at the proxy. */
@BehindProxy
class SessionTest {

    private static final String OFFICIAL = "yushu.secretary";
    private static final String SESSION = "JSESSIONID";
    private static final String CHANGING = "haixi.reporter";
    private static final String LEAVING = "yanshi-xx2.counsellor";
    private static final String NEW = "Chaidamu-2021";
    private static final String APP_DOOR = "/camunda/api/engine/engine/default/task";
    private static final List<String> DOORS = List.of("/", "/api/inbox/unread", "/camunda/app/tasklist/default/", APP_DOOR);

    @LocalServerPort
    private int port;
    @Autowired
    private ServletWebServerApplicationContext application;
    @Autowired
    private IdentityService identities;
    @Autowired
    private PasswordsToChange toChange;

    @Test
    void should_GiveANewSession_When_SomebodySignsIn() {
        Visitor visitor = visitor();
        String before = cookieValue(visitor.get("/login"), SESSION);

        HttpResponse<String> signedIn = visitor.trySignIn(OFFICIAL, PASSWORD);

        assertThat(cookieValue(signedIn, SESSION)).isNotEqualTo(before);
        assertThat(withSession(before).get("/").statusCode()).as("who knew the old one").isEqualTo(302);
        assertThat(withSession(cookieValue(signedIn, SESSION)).get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void should_EndTheSession_When_SignedOut() {
        Visitor visitor = visitor();
        String session = cookieValue(visitor.trySignIn(OFFICIAL, PASSWORD), SESSION);

        assertThat(visitor.submit("/logout", Map.of()).headers().firstValue("Location").orElseThrow()).endsWith("/login?logout");

        assertThat(withSession(session).get("/").statusCode()).isEqualTo(302);
        assertThat(withSession(session).get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
    }

    /** At a desk that its owner forgot, and in the web apps there. */
    @Test
    void should_EndAllOtherSessions_When_ThePasswordIsChanged() {
        Visitor here = visitor().signedIn(CHANGING, PASSWORD);
        Map<String, String> elsewhere = signedInAtEachDoor(CHANGING);
        assertThat(change(here, PASSWORD, NEW).headers().firstValue("Location").orElseThrow()).endsWith("/password");
        try {
            assertThat(here.get("/").statusCode()).as("whoever changed it").isEqualTo(200);
            assertThat(here.get(APP_DOOR).statusCode()).as("whoever changed it, in the web apps").isEqualTo(200);
            assertEnded(elsewhere);
        } finally {
            change(here, NEW, PASSWORD);
        }
    }

    @Test
    void should_EndAllSessions_When_AnAdministratorSetsAnInitialPassword() {
        Map<String, String> open = signedInAtEachDoor(CHANGING);
        try {
            assertThat(visitor().withBasic("qhedu.administrator", PASSWORD).post("/api/officials/" + CHANGING + "/initial-password",
                    "application/json", "").statusCode()).isEqualTo(200);
            assertEnded(open);
        } finally {
            backToTheDemonstration(CHANGING);
        }
    }

    @Test
    void should_EndAllSessions_When_TheLastPostIsLost() {
        String post = "counsellor@yanshi-xx2";
        Map<String, String> leaving = signedInAtEachDoor(LEAVING);
        Visitor administrator = visitor().withBasic("qhedu.administrator", PASSWORD);
        long done = reorganise(administrator, "{\"kind\":\"transfer\",\"user\":\"" + LEAVING + "\",\"from\":[\"" + post + "\"],\"to\":[]}");
        assertEnded(leaving);
        assertThat(visitor().trySignIn(LEAVING, PASSWORD).statusCode()).isEqualTo(401);
        String version = field(administrator.post("/api/reorganisations/" + done + "/undo/preview", "application/json", "{}"), "version");
        assertThat(administrator.post("/api/reorganisations/" + done + "/undo", "application/json", "{\"version\":" + version + "}").statusCode())
                .isEqualTo(200);
        assertEnded(leaving);
        assertThat(visitor().trySignIn(LEAVING, PASSWORD).statusCode()).as("appointed again").isEqualTo(302);
    }

    /** @return door → a session of its own, used there */
    private Map<String, String> signedInAtEachDoor(String user) {
        Map<String, String> open = DOORS.stream().collect(Collectors.toMap(door -> door, door ->
                cookieValue(visitor().trySignIn(user, PASSWORD), SESSION)));
        open.forEach((door, session) -> assertThat(withSession(session).get(door).statusCode()).as(door).isEqualTo(200));
        return open;
    }

    private void assertEnded(Map<String, String> sessions) {
        sessions.forEach((door, session) -> {
            assertThat(withSession(session).get(door).statusCode()).as(door).isEqualTo(door.contains("/api/") ? 401 : 302);
            assertThat(withSession(session).get("/inbox").headers().firstValue("Location").orElseThrow()).endsWith("/login?expired");
            assertThat(withSession(session).get("/engine-rest/task").statusCode()).isEqualTo(401);
        });
    }

    private static HttpResponse<String> change(Visitor official, String old, String password) {
        return official.submit("/password", Map.of("old", old, "password", password, "repeated", password), "/password");
    }

    private void backToTheDemonstration(String official) {
        User user = identities.createUserQuery().userId(official).singleResult();
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        toChange.remove(official);
    }

    /** @return the number of the reorganisation */
    private static long reorganise(Visitor administrator, String operation) {
        String version = field(administrator.post("/api/reorganisations/preview", "application/json", operation), "version");
        HttpResponse<String> done = administrator.post("/api/reorganisations", "application/json",
                "{\"operation\":" + operation + ",\"version\":" + version + "}");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        return Long.parseLong(field(administrator.get("/api/reorganisations"), "id"));
    }

    /** The first number of that name. */
    private static String field(HttpResponse<String> answer, String name) {
        return Pattern.compile("\"" + name + "\":(\\d+)").matcher(answer.body()).results().map(found -> found.group(1)).findFirst()
                .orElseThrow(() -> new AssertionError(answer.body()));
    }

    @Test
    void should_SaySo_When_TimeHasRunOut() throws Exception {
        String session = cookieValue(visitor().trySignIn(OFFICIAL, PASSWORD), SESSION);
        assertThat(sessions().findSession(session).getMaxInactiveInterval()).isEqualTo(30 * 60);

        sessions().findSession(session).expire();

        HttpResponse<String> answer = withSession(session).get("/inbox");
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?expired");
        assertThat(visitor().get("/login?expired").body()).contains("登录已失效，请重新登录");
        assertThat(withSession(session).get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
    }

    @Test
    void should_ComeBackToThePageAskedFor_When_SignedIn() {
        Visitor visitor = visitor();
        visitor.get("/inbox?filter=unread");
        assertThat(visitor.trySignIn(OFFICIAL, PASSWORD).headers().firstValue("Location").orElseThrow()).endsWith("/inbox?filter=unread");
    }

    @Test
    void should_ProtectEveryCookie_When_TheProxySpeaksTls() {
        HttpResponse<String> page = visitor().withHeader(PROTOCOL, "https").get("/login");
        assertThat(cookie(page, SESSION)).contains("; Secure", "; HttpOnly", "; SameSite=Lax");

        // Over plain HTTP, as the demonstration runs, because the visitor's own cookies would otherwise not come back.
        Visitor visitor = visitor();
        HttpResponse<String> signedIn = visitor.trySignIn(OFFICIAL, PASSWORD);
        assertThat(cookie(signedIn, SESSION)).contains("; HttpOnly", "; SameSite=Lax").doesNotContain("Secure");
        assertThat(cookie(signedIn, KnownDevices.COOKIE)).contains("; HttpOnly", "; SameSite=Strict", "; Max-Age=15552000");
        assertThat(cookie(visitor.get("/camunda/app/tasklist/default/"), "XSRF-TOKEN")).contains("SameSite=Lax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/css/baolei.css", "/camunda/app/tasklist/default/", "/engine-rest/task", "/api/inbox/unread", "/no-such-page"})
    void should_SendHsts_When_TheProxySpeaksTls(String path) {
        assertThat(signedIn(path).withHeader(PROTOCOL, "https").get(path).headers().firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000 ; includeSubDomains");
        assertThat(signedIn(path).get(path).headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/", "/inbox", "/css/baolei.css", "/engine-rest/task", "/api/inbox/unread", "/no-such-page"})
    void should_AllowNothingInline_When_APageIsOurs(String path) {
        HttpResponse<String> answer = signedIn(path).get(path);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy ->
                assertThat(policy).startsWith("default-src 'none'").contains("frame-ancestors 'none'", "form-action 'self'").doesNotContain("unsafe"));
        shared(answer);
    }

    @ParameterizedTest
    @CsvSource({"tasklist, yushu.secretary", "admin, qhedu.administrator", "welcome, yushu.secretary"})
    void should_AllowScriptsByNonceOnly_When_APageIsAWebApps(String app, String user) {
        HttpResponse<String> answer = visitor().signedIn(user).get("/camunda/app/" + app + "/default/");
        assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement().satisfies(policy ->
                assertThat(policy).contains("'nonce-", "'strict-dynamic'", "frame-ancestors 'none'", "object-src 'none'"));
        shared(answer);
    }

    private static void shared(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Permissions-Policy").orElseThrow()).contains("camera=()", "geolocation=()");
    }

    private Visitor signedIn(String path) {
        return path.startsWith("/engine-rest") ? visitor().withBasic(OFFICIAL, PASSWORD) : visitor().signedIn(OFFICIAL);
    }

    private Visitor visitor() {
        return new Visitor(port).withHeader(ADDRESS, "192.0.2.200");
    }

    private Visitor withSession(String id) {
        return visitor().withHeader("Cookie", SESSION + "=" + id);
    }

    private Manager sessions() {
        return ((Context) ((TomcatWebServer) application.getWebServer()).getTomcat().getHost().findChildren()[0]).getManager();
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.startsWith(name + "=")).findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name));
    }

    private static String cookieValue(HttpResponse<String> answer, String name) {
        return cookie(answer, name).split("[=;]")[1];
    }
}
