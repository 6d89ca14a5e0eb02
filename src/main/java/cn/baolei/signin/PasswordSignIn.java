package cn.baolei.signin;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Sign-in by name and password, on the page and with each request of a program. What somebody may do is decided by the
 * engine's groups; the only authority here says that they have to change their password first.
 */
class PasswordSignIn implements AuthenticationProvider {

    private final PasswordCheck passwords;
    private final Throttle throttle;
    private final OpenSessions sessions;
    private final Predicate<String> isKnown;
    private final Predicate<String> hasToChange;

    PasswordSignIn(PasswordCheck passwords, Throttle throttle, OpenSessions sessions, Predicate<String> isKnown, Predicate<String> hasToChange) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.isKnown = isKnown;
        this.hasToChange = hasToChange;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName();
        String password = String.valueOf(attempt.getCredentials());
        OpenSessions.Round before = sessions.current(name);
        String user = check(name, password, (Origin) attempt.getDetails()).orElseThrow(() -> new BadCredentialsException("Wrong"));
        if (!isKnown.test(user)) {
            throw new UnknownPerson();
        }
        List<GrantedAuthority> authorities = hasToChange.test(user) ? List.of(PasswordsToChange.AUTHORITY) : List.of();
        UsernamePasswordAuthenticationToken person = UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
        // A directory may know somebody by another name, but then the password is not ours to replace.
        person.setDetails(user.equals(name) ? before : sessions.current(user));
        return person;
    }

    /** @return the user id; empty when the name or the password is wrong */
    Optional<String> check(String name, String password, Origin origin) {
        Throttle.Attempt counted = throttle.admit(name, password, origin);
        try {
            Optional<String> user = passwords.userOf(name, password);
            user.ifPresentOrElse(right -> counted.wasRight(), counted::wasWrong);
            return user;
        } catch (AuthenticationServiceException unknown) {
            counted.giveBack();
            throw unknown;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
