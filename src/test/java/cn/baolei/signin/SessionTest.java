package cn.baolei.signin;

import static cn.baolei.signin.BehindProxy.ADDRESS;
import static cn.baolei.signin.BehindProxy.PASSWORD;
import static cn.baolei.signin.BehindProxy.PROTOCOL;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
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

    @LocalServerPort
    private int port;
    @Autowired
    private ServletWebServerApplicationContext application;

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
