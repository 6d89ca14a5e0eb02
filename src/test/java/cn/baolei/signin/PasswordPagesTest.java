package cn.baolei.signin;

import static cn.baolei.signin.BehindProxy.ADDRESS;
import static cn.baolei.signin.BehindProxy.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 修改密码 and 初始密码 over HTTP. */
@BehindProxy
class PasswordPagesTest {

    private static final String OFFICIAL = "haixi.secretary";
    private static final String ADMINISTRATOR = "qhedu.administrator";
    private static final String NEW = "Chaidamu-2021";
    private static final Pattern SHOWN = Pattern.compile("one-time\">([^<]+)<");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @LocalServerPort
    private int port;
    @Autowired
    private IdentityService identities;
    @Autowired
    private PasswordsToChange toChange;

    @AfterEach
    void backToTheDemonstration() {
        User official = identities.createUserQuery().userId(OFFICIAL).singleResult();
        official.setPassword(PASSWORD);
        identities.saveUser(official);
        toChange.remove(OFFICIAL);
    }

    @Test
    void should_ChangeThePassword_When_TheOldOneIsRight() {
        Visitor official = visitor().signedIn(OFFICIAL);
        assertThat(official.get("/").body()).contains("href=\"/password\"").doesNotContain("/officials/initial-password");

        assertThat(change(official, PASSWORD, NEW, NEW).headers().firstValue("Location").orElseThrow()).endsWith("/password");

        assertThat(official.get("/password").body()).contains("密码已修改");
        assertThat(official.get("/").statusCode()).as("still signed in").isEqualTo(200);
        assertThat(visitor().trySignIn(OFFICIAL, PASSWORD).statusCode()).isEqualTo(401);
        assertThat(visitor().trySignIn(OFFICIAL, NEW).statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @CsvSource({"Kurz-2021, 至少 10 个字符", "alllowercase2021, 至少 1 个大写字母", "ALLUPPERCASE2021, 至少 1 个小写字母",
        "NoDigitsAtAll, 至少 1 个数字", "X1-haixi.secretary, 不得包含用户名", "Baolei-2020!, 新密码不能与原密码相同"})
    void should_SayWhatIsMissing_When_ThePasswordBreaksARule(String password, String message) {
        Visitor official = visitor().signedIn(OFFICIAL);

        HttpResponse<String> answer = change(official, PASSWORD, password, password);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"", message).doesNotContain(password);
        assertThat(identities.checkPassword(OFFICIAL, PASSWORD)).isTrue();
    }

    @Test
    void should_ChangeNothing_When_TheRepetitionOrTheOldOneIsWrong() {
        Visitor official = visitor().signedIn(OFFICIAL);
        assertThat(change(official, PASSWORD, NEW, NEW + "x").body()).contains("两次输入的新密码不一致");
        assertThat(change(official, "wrong", NEW, NEW).body()).contains("原密码不正确");
        assertThat(identities.checkPassword(OFFICIAL, PASSWORD)).isTrue();
    }

    @Test
    void should_CountTheTries_When_SomebodyGuessesAtAnOpenDesk() {
        Visitor desk = visitor().signedIn(OFFICIAL);
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(change(desk, "guess" + attempt, NEW, NEW).statusCode()).isEqualTo(400);
        }
        HttpResponse<String> refused = change(desk, "guess", NEW, NEW);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("尝试次数过多");
        assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();
    }

    @Test
    void should_LetNobodyDoAnythingElse_When_ThePasswordWasGiven() {
        Visitor administrator = visitor().signedIn(ADMINISTRATOR);
        assertThat(administrator.get("/").body()).contains("/officials/initial-password");
        HttpResponse<String> given = administrator.submit("/officials/initial-password", Map.of("official", OFFICIAL), "/officials/initial-password");
        Matcher shown = SHOWN.matcher(given.body());
        assertThat(shown.find()).isTrue();
        String initial = shown.group(1);
        assertThat(administrator.get("/officials/initial-password").body()).doesNotContain(initial);
        assertThat(visitor().trySignIn(OFFICIAL, PASSWORD).statusCode()).isEqualTo(401);

        Visitor official = visitor().signedIn(OFFICIAL, initial);
        for (String page : new String[] {"/", "/inbox", "/camunda/app/tasklist/default/", "/no-such-page"}) {
            assertThat(official.get(page).headers().firstValue("Location").orElse("")).as(page).endsWith("/password");
        }
        assertThat(official.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(403);
        HttpResponse<String> program = visitor().withBasic(OFFICIAL, initial).get("/engine-rest/task");
        assertThat(program.statusCode()).isEqualTo(403);
        assertThat(program.body()).contains("修改初始密码");
        assertThat(official.get("/password").body()).contains("初始密码，请先修改");

        official.submit("/password", Map.of("old", initial, "password", NEW, "repeated", NEW), "/password");

        assertThat(official.get("/").statusCode()).isEqualTo(200);
        assertThat(visitor().signedIn(OFFICIAL, NEW).get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void should_GiveOverRest_When_AnAdministratorAsks() {
        Visitor administrator = visitor().withBasic(ADMINISTRATOR, PASSWORD);
        assertThat(administrator.post("/api/officials/" + OFFICIAL + "/initial-password", "application/json", "").body())
                .matches("\\{\"password\":\"[\\w]{4}(-\\w{4}){4}\"}");
        assertThat(administrator.post("/api/officials/nobody/initial-password", "application/json", "").statusCode()).isEqualTo(400);
        assertThat(administrator.post("/api/officials/" + ADMINISTRATOR + "/initial-password", "application/json", "").body()).contains("修改密码");
    }

    @ParameterizedTest
    @ValueSource(strings = {"haixi.reporter", "qhedu.secretary"})
    void should_Refuse_When_SomebodyElseAsks(String other) {
        assertThat(visitor().withBasic(other, PASSWORD).post("/api/officials/" + OFFICIAL + "/initial-password", "application/json", "").statusCode())
                .isEqualTo(403);
        Visitor browser = visitor().signedIn(other);
        assertThat(browser.get("/officials/initial-password").statusCode()).isEqualTo(403);
        assertThat(browser.submit("/officials/initial-password", Map.of("official", OFFICIAL)).statusCode()).isEqualTo(403);
        assertThat(identities.checkPassword(OFFICIAL, PASSWORD)).isTrue();
    }

    private HttpResponse<String> change(Visitor official, String old, String password, String repeated) {
        return official.submit("/password", Map.of("old", old, "password", password, "repeated", repeated), "/password");
    }

    private Visitor visitor() {
        return new Visitor(port).withHeader(ADDRESS, "192.0.2." + ADDRESSES.incrementAndGet());
    }
}
