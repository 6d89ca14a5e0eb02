package cn.baolei.signin;

import cn.baolei.engine.GivenPasswords;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Whose password somebody else knows. They choose their own before anything else. */
@Component
public class PasswordsToChange implements GivenPasswords {

    /** Of a person signed in who has to. */
    static final GrantedAuthority AUTHORITY = new SimpleGrantedAuthority("PASSWORD_TO_CHANGE");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final boolean demonstration;

    PasswordsToChange(JdbcClient jdbc, Clock clock, @Value("${baolei.demo.password:}") String demoPassword) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.demonstration = !demoPassword.isEmpty();
    }

    /** Demonstration users keep the password that everybody knows. */
    @Override
    public void given(String userId) {
        if (!demonstration) {
            add(userId);
        }
    }

    public void add(String user) {
        jdbc.sql("insert into password_to_change (user_id, since) values (?, ?) on conflict do nothing")
                .params(user, clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    void remove(String user) {
        jdbc.sql("delete from password_to_change where user_id = ?").param(user).update();
    }

    boolean contains(String user) {
        return jdbc.sql("select count(*) from password_to_change where user_id = ?").param(user).query(Integer.class).single() > 0;
    }
}
