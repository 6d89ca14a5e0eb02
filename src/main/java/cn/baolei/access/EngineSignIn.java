package cn.baolei.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Sign-in against the engine's own users. What somebody may do is decided by the engine's groups, not by authorities here. */
@Component
class EngineSignIn implements AuthenticationProvider {

    private final IdentityService identities;

    EngineSignIn(IdentityService identities) {
        this.identities = identities;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String user = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        if (!isRight(user, password)) {
            throw new BadCredentialsException("用户名或密码不正确");
        }
        return UsernamePasswordAuthenticationToken.authenticated(user, null, List.of());
    }

    /** A locked account answers like a wrong password, so that nobody learns which accounts exist. */
    private boolean isRight(String user, String password) {
        try {
            return identities.checkPassword(user, password);
        } catch (org.camunda.bpm.engine.AuthenticationException locked) {
            return false;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
