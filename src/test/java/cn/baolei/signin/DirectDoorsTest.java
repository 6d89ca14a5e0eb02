package cn.baolei.signin;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** Without a proxy: what clients say of themselves counts for nothing, and no door of the engine tries a password. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class DirectDoorsTest {

    private static final String JSON = "application/json";

    @LocalServerPort
    private int port;

    @Test
    void should_BelieveNoHeader_When_NoProxyIsSet() {
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(forged("198.51.100." + attempt).statusCode()).isEqualTo(401);
        }
        assertThat(forged("198.51.100.6").statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"guoluo\0doctor", "", "' or 1=1 --", "${1+1}", "郭洛"})
    void should_RefuseAndNotFail_When_TheNameIsStrange(String name) {
        assertThat(new Visitor(port).withBasic(name, "wrong").get("/engine-rest/task/count").statusCode()).isEqualTo(401);
        assertThat(new Visitor(port).trySignIn(name, "wrong").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> forged(String address) {
        return new Visitor(port).withHeader("X-Forwarded-For", address).withHeader("Forwarded", "for=" + address)
                .withHeader("X-Real-IP", address).withBasic("guoluo.secretary", "wrong").get("/engine-rest/task/count");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default"})
    void should_TryNoPassword_When_TheEnginesOwnDoorIsAsked(String root) {
        String user = "qhedu.administrator";
        Visitor visitor = root.startsWith("/camunda") ? new Visitor(port).signedIn(user)
                : new Visitor(port).withBasic(user, BehindProxy.PASSWORD);
        if (root.startsWith("/camunda")) {
            String token = visitor.get("/camunda/app/admin/default/").headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("XSRF-TOKEN=")).map(cookie -> cookie.split("[=;]")[1]).findFirst().orElseThrow();
            visitor.withHeader("X-XSRF-TOKEN", token);
        }
        String credentials = "{\"username\":\"guoluo.doctor\",\"password\":\"" + BehindProxy.PASSWORD + "\"}";
        for (String end : List.of("", "/", "/x")) {
            assertThat(visitor.post(root + "/identity/verify" + end, JSON, credentials).statusCode()).as(end).isEqualTo(403);
            assertThat(visitor.put(root + "/user/guoluo.doctor/credentials" + end, JSON,
                    "{\"password\":\"Another-2020\",\"authenticatedUserPassword\":\"" + BehindProxy.PASSWORD + "\"}").statusCode()).as(end).isEqualTo(403);
        }
    }

    @Test
    void should_SignInOnOurPageOnly_When_TheWebAppsDoorIsTried() {
        for (String end : List.of("tasklist", "tasklist/", "admin")) {
            HttpResponse<String> answer = new Visitor(port).post("/camunda/api/admin/auth/user/default/login/" + end,
                    "application/x-www-form-urlencoded", "username=guoluo.doctor&password=" + BehindProxy.PASSWORD);
            assertThat(answer.statusCode()).as(end).isIn(401, 403);
        }
    }
}
