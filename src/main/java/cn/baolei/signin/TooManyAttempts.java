package cn.baolei.signin;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** The password was not looked at. Says nothing about whether the account exists. */
class TooManyAttempts extends AuthenticationException {

    private final long seconds;

    TooManyAttempts(Duration wait) {
        super("Too many attempts");
        this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** Until the next attempt is looked at. */
    long seconds() {
        return seconds;
    }

    String words() {
        return "尝试次数过多，请在" + (seconds < 60 ? seconds + "秒" : (seconds + 59) / 60 + "分钟") + "后再试。";
    }
}
