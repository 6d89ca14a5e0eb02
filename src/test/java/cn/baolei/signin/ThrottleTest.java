package cn.baolei.signin;

import static cn.baolei.signin.BehindProxy.ADDRESS;
import static cn.baolei.signin.BehindProxy.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.access.Visitor;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who guesses passwords is slowed, and nobody else, over HTTP. Every test has addresses of its own. */
@BehindProxy
class ThrottleTest {

    private static final String OWNER = "haibei.secretary";
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @LocalServerPort
    private int port;
    @Autowired
    private IdentityService identities;
    @Autowired
    private KnownDevices devices;
    @Autowired
    private DataSource database;
    @Autowired
    private Clock clock;

    @AfterEach
    void today() {
        ClockUtil.reset();
    }

    @Test
    void should_LookAtNoMorePasswords_When_FiveWereWrong() {
        String address = newAddress();
        for (int attempt = 1; attempt <= 5; attempt++) {
            HttpResponse<String> wrong = at(address).trySignIn(OWNER, "wrong" + attempt);
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(wrong.body()).contains("用户名或密码不正确", "value=\"" + OWNER + "\"").doesNotContain("wrong" + attempt);
        }

        HttpResponse<String> refused = at(address).trySignIn(OWNER, PASSWORD);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("尝试次数过多，请在").contains("value=\"" + OWNER + "\"");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);

        later(Duration.ofSeconds(61));
        assertThat(at(address).trySignIn(OWNER, PASSWORD).headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/"));
    }

    @Test
    void should_SlowDownMore_When_GuessingGoesOn() {
        String address = newAddress();
        int looked = 0;
        for (int minute = 0; minute < 60; minute++) {
            later(Duration.ofMinutes(1));
            looked += basic(address, OWNER, "guess" + minute).statusCode() == 401 ? 1 : 0;
        }
        assertThat(looked).isBetween(20, 26);
        assertThat(identities.checkPassword(OWNER, PASSWORD)).as("the account is open").isTrue();
        assertThat(at(newAddress()).trySignIn(OWNER, PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void should_AnswerAlike_When_ThereIsNoSuchAccount() {
        String address = newAddress();
        for (int attempt = 0; attempt < 7; attempt++) {
            HttpResponse<String> existing = at(address).trySignIn(OWNER, "wrong");
            HttpResponse<String> invented = at(address).trySignIn("haibei.nobody", "wrong");
            assertThat(invented.statusCode()).isEqualTo(existing.statusCode());
            assertThat(page(invented).replace("haibei.nobody", OWNER)).isEqualTo(page(existing));
        }
    }

    @Test
    void should_LetTheOwnerIn_When_AnotherAddressFloodsTheAccount() {
        String attacker = newAddress();
        IntStream.range(0, 30).forEach(attempt -> basic(attacker, OWNER, "guess" + attempt));

        assertThat(at(attacker).trySignIn(OWNER, PASSWORD).statusCode()).isEqualTo(429);
        assertThat(at(newAddress()).trySignIn(OWNER, PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void should_LetTheOwnerIn_When_TheSameAddressFloodsAndTheBrowserIsKnown() {
        String office = newAddress();
        Visitor owner = at(office).signedIn(OWNER);
        owner.submit("/logout", Map.of());
        // The attacker also keeps the address as a whole busy.
        IntStream.range(0, 10).forEach(attempt -> basic(office, OWNER, "guess" + attempt));
        IntStream.range(0, 60).forEach(attempt -> basic(office, "somebody" + attempt, "guess"));

        assertThat(at(office).trySignIn("haibei.reporter", PASSWORD).statusCode()).as("a new browser waits").isEqualTo(429);
        assertThat(owner.trySignIn(OWNER, "mistyped").statusCode()).isEqualTo(401);
        assertThat(owner.trySignIn(OWNER, PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void should_CountInAKnownBrowserToo_When_PasswordsAreGuessedThere() {
        Visitor browser = at(newAddress()).signedIn(OWNER);
        browser.submit("/logout", Map.of());
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(browser.trySignIn(OWNER, "guess" + attempt).statusCode()).isEqualTo(401);
        }
        assertThat(browser.trySignIn(OWNER, "guess").statusCode()).isEqualTo(429);
    }

    @Test
    void should_MakeAPlantedTokenWorthless_When_ItsVictimSignsIn() {
        String planted = devices.remember(null, Account.of("haibei.reporter"));
        devices.remember(planted, Account.of(OWNER));
        assertThat(devices.isKnown(planted, Account.of(OWNER))).isFalse();
        assertThat(devices.isKnown("invented", Account.of(OWNER))).isFalse();
    }

    @Test
    void should_SlowTheAddress_When_ManyAccountsAreTried() {
        String address = newAddress();
        long looked = IntStream.range(0, 60).filter(number -> basic(address, "person" + number, "Passw0rd-2020").statusCode() == 401).count();
        assertThat(looked).isBetween(50L, 52L);
    }

    @Test
    void should_CountOneNetwork_When_AddressesShareIt() {
        for (int host = 1; host <= 5; host++) {
            assertThat(basic("2001:db8:1:2::" + host, OWNER, "wrong").statusCode()).isEqualTo(401);
        }
        assertThat(basic("2001:db8:1:2::6", OWNER, "wrong").statusCode()).isEqualTo(429);
        assertThat(basic("2001:db8:1:3::6", OWNER, "wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void should_CountOneAccount_When_ItsNameIsSpelledDifferently() {
        String address = newAddress();
        for (String spelling : List.of("Haibei.secretary", "HAIBEI.SECRETARY", " haibei.secretary", "ｈaibei.secretary", OWNER)) {
            assertThat(at(address).trySignIn(spelling, "wrong").statusCode()).isEqualTo(401);
        }
        assertThat(at(address).trySignIn(OWNER, "wrong").statusCode()).isEqualTo(429);
    }

    @Test
    void should_GainNothing_When_ManyAttemptsComeAtOnce() throws Exception {
        String address = newAddress();
        ExecutorService attackers = Executors.newFixedThreadPool(16);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int attempt = 0; attempt < 32; attempt++) {
                String guess = "guess" + attempt;
                answers.add(attackers.submit(() -> basic(address, OWNER, guess).statusCode()));
            }
            int looked = 0;
            for (Future<Integer> answer : answers) {
                looked += answer.get() == 401 ? 1 : 0;
            }
            assertThat(looked).isBetween(1, 6);
        } finally {
            attackers.shutdownNow();
        }
    }

    @Test
    void should_ServeAProgramOn_When_ItsAddressIsFlooded() {
        String address = newAddress();
        assertThat(basic(address, OWNER, PASSWORD).statusCode()).isEqualTo(200);
        IntStream.range(0, 10).forEach(attempt -> basic(address, OWNER, "guess" + attempt));

        HttpResponse<String> guessed = basic(address, OWNER, "guess");
        assertThat(guessed.statusCode()).isEqualTo(429);
        assertThat(guessed.headers().firstValueAsLong("Retry-After")).isPresent();
        assertThat(guessed.body()).startsWith("{\"message\":\"尝试次数过多");
        assertThat(basic(address, OWNER, PASSWORD).statusCode()).as("the right password").isEqualTo(200);
    }

    @Test
    void should_KnowTheCounts_When_AnotherNodeIsAsked() {
        String address = newAddress();
        IntStream.range(0, 5).forEach(attempt -> basic(address, OWNER, "guess" + attempt));

        Throttle otherNode = new Throttle(devices, database, clock);

        assertThatThrownBy(() -> otherNode.admit(OWNER, PASSWORD, new Origin(address, Optional.empty()))).isInstanceOf(TooManyAttempts.class);
        later(Duration.ofDays(2));
        otherNode.forgetOld();
        otherNode.admit(OWNER, PASSWORD, new Origin(address, Optional.empty())).giveBack();
    }

    private Visitor at(String address) {
        return new Visitor(port).withHeader(ADDRESS, address);
    }

    private HttpResponse<String> basic(String address, String user, String password) {
        return at(address).withBasic(user, password).get("/engine-rest/task/count");
    }

    private static String newAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "203.0.113." + number;
    }

    private void later(Duration duration) {
        ClockUtil.setCurrentTime(Date.from(clock.instant().plus(duration)));
    }

    private static String page(HttpResponse<String> answer) {
        return answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "").replaceAll("\\d+秒", "");
    }
}
