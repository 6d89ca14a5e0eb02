package cn.baolei.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in at an identity provider, which is mock-oauth2-server, over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false",
    "baolei.sign-in.method=oidc", "baolei.sign-in.oidc.client-id=baolei-pages", "baolei.sign-in.oidc.client-secret=whispered",
    "baolei.sign-in.oidc.user-claim=official"})
@ActiveProfiles("demo")
class OidcSignInTest {

    private static final String OFFICIAL = "yanshi-shiyan.doctor";
    private static final String ISSUER = "education";
    private static final String CLIENT = "baolei-pages";
    private static final String PROGRAMS = "baolei";
    private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        PROVIDER.start();
        registry.add("baolei.sign-in.oidc.issuer", () -> PROVIDER.issuerUrl(ISSUER).toString());
    }

    @AfterAll
    static void stop() {
        PROVIDER.shutdown();
    }

    @Test
    void should_SignInAsTheOfficial_When_TheProviderConfirmsThePerson() {
        Visitor person = new Visitor(port);
        assertThat(person.get("/login").body()).contains("使用统一身份认证登录").doesNotContain("type=\"password\"");

        HttpResponse<String> back = signIn(person, Map.of("official", OFFICIAL));

        assertThat(back.headers().firstValue("Location").orElseThrow()).endsWith("/");
        assertThat(person.get("/").body()).contains("今日工作", "校医").doesNotContain("修改密码");
        assertThat(person.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(person.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"" + OFFICIAL + "\"");
        assertThat(person.get("/password").statusCode()).isEqualTo(404);

        person.submit("/logout", Map.of());
        assertThat(person.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void should_ExplainInChinese_When_ThePersonIsInNoRoster() {
        for (Map<String, Object> claims : List.of(Map.<String, Object>of("official", "somebody.else"), Map.<String, Object>of())) {
            Visitor stranger = new Visitor(port);
            HttpResponse<String> page = signIn(stranger, claims);
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("不在本平台的人员名册中");
            assertThat(stranger.get("/").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void should_Refuse_When_TheTokenIsForAnotherClientOrTheAnswerIsForged() {
        Visitor person = new Visitor(port);
        HttpResponse<String> page = signIn(person, Map.of("official", OFFICIAL, "aud", List.of("another-client")));
        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("统一身份认证没有完成");
        assertThat(person.get("/login/oauth2/code/unified?code=stolen&state=invented").statusCode()).isEqualTo(401);
        assertThat(person.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void should_KnowNoPassword_When_PeopleSignInElsewhere() {
        assertThat(new Visitor(port).withBasic(OFFICIAL, BehindProxy.PASSWORD).get("/engine-rest/task").statusCode()).isEqualTo(401);
        assertThat(new Visitor(port).post("/login", "application/x-www-form-urlencoded", "username=" + OFFICIAL + "&password="
                + BehindProxy.PASSWORD).statusCode()).isEqualTo(403);
    }

    @Test
    void should_LetAProgramIn_When_ItBringsATokenForUs() {
        String token = token(ISSUER, PROGRAMS, OFFICIAL);
        assertThat(bearer(token).get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(bearer(token).get("/api/instances").statusCode()).isEqualTo(200);
    }

    @Test
    void should_Refuse_When_AProgramsTokenIsNotForUs() {
        String good = token(ISSUER, PROGRAMS, OFFICIAL);
        for (String token : List.of(token(ISSUER, "another-application", OFFICIAL), token("elsewhere", PROGRAMS, OFFICIAL),
                token(ISSUER, PROGRAMS, "somebody.else"), good.substring(0, good.length() - 6) + "AAAAAA", "nonsense",
                "eyJhbGciOiJub25lIn0." + good.split("\\.")[1] + ".")) {
            assertThat(bearer(token).get("/engine-rest/task").statusCode()).as(token).isEqualTo(401);
        }
    }

    /** There and back, as a browser is led. */
    private static HttpResponse<String> signIn(Visitor person, Map<String, Object> claims) {
        PROVIDER.enqueueCallback(new DefaultOAuth2TokenCallback(ISSUER, "subject", "JWT", List.of(CLIENT), claims, 600));
        String provider = person.get("/oauth2/authorization/unified").headers().firstValue("Location").orElseThrow();
        assertThat(provider).startsWith(PROVIDER.issuerUrl(ISSUER).toString()).contains("code_challenge_method=S256", "nonce=", "state=");
        return person.get(URI.create(person.get(provider).headers().firstValue("Location").orElseThrow()).toString());
    }

    private Visitor bearer(String token) {
        return new Visitor(port).withHeader("Authorization", "Bearer " + token);
    }

    private static String token(String issuer, String audience, String official) {
        return PROVIDER.issueToken(issuer, "a-program", new DefaultOAuth2TokenCallback(issuer, "subject", "JWT", List.of(audience),
                Map.of("official", official), 600)).serialize();
    }
}
