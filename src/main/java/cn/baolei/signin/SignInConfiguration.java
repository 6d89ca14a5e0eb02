package cn.baolei.signin;

import cn.baolei.engine.CurrentUser;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is asked about people, by {@code baolei.sign-in.method}. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final String METHOD = "baolei.sign-in.method";

    @Bean
    @ConditionalOnProperty(name = METHOD, havingValue = "password", matchIfMissing = true)
    PasswordSignIn enginePasswords(IdentityService identities, CurrentUser currentUser, Throttle throttle, OpenSessions sessions,
                                   PasswordsToChange toChange) {
        return new PasswordSignIn(new EnginePasswords(identities, currentUser), throttle, sessions, user -> true, toChange::contains);
    }

    @Bean
    @ConditionalOnProperty(name = METHOD, havingValue = "ldap")
    PasswordSignIn ldapPasswords(SignInProperties properties, Throttle throttle, OpenSessions sessions, KnownPeople people) {
        return new PasswordSignIn(new LdapPasswords(properties.ldap()), throttle, sessions, people::isKnown, user -> false);
    }

    @Bean
    @ConditionalOnProperty(name = METHOD, havingValue = "oidc")
    OidcSignIn oidc(SignInProperties properties, KnownPeople people, OpenSessions sessions) {
        return new OidcSignIn(properties.oidc(), people, sessions);
    }

    /** What no longer counts is not kept. */
    @Bean
    RecurringTask<Void> forgetOldAttempts(ObjectProvider<Throttle> throttle, ObjectProvider<KnownDevices> devices) {
        return Tasks.recurring("forget-sign-in-attempts", FixedDelay.of(Duration.ofHours(1))).execute((instance, context) -> {
            throttle.getObject().forgetOld();
            devices.getObject().forgetOld();
        });
    }
}
