package cn.baolei.signin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Browsers in which somebody has signed in before. Their attempts are counted apart from everybody else's, so that whoever
 * floods an account, even from the same office, does not stand in its owner's way.
 */
@Component
class KnownDevices {

    static final String COOKIE = "baolei-device";
    /** Since the last sign-in there. */
    static final Duration REMEMBERED = Duration.ofDays(180);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    KnownDevices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean isKnown(String token, Account account) {
        return jdbc.sql("select count(*) from sign_in_device where token = ? and account = ? and last_used > ?")
                .params(Digest.of(token), account.key(), forgotten()).query(Integer.class).single() > 0;
    }

    /**
     * After a sign-in. Each gets a new token, so that one planted in a browser is worth nothing afterwards.
     *
     * @param token what the browser showed, or null; others who have signed in there stay known
     */
    @Transactional
    String remember(String token, Account account) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String next = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (token != null) {
            jdbc.sql("update sign_in_device set token = ? where token = ?").params(Digest.of(next), Digest.of(token)).update();
        }
        jdbc.sql("""
                insert into sign_in_device (token, account, last_used) values (?, ?, ?)
                on conflict (token, account) do update set last_used = excluded.last_used""")
                .params(Digest.of(next), account.key(), now()).update();
        return next;
    }

    void forgetOld() {
        jdbc.sql("delete from sign_in_device where last_used <= ?").param(forgotten()).update();
    }

    private OffsetDateTime forgotten() {
        return now().minus(REMEMBERED);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
