package cn.baolei.signin;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import cn.baolei.signin.SignInProperties.Method;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** How people and programs prove who they are at our doors; what lies behind a door is the business of {@code access}. */
@Component
public class SignInDoors {

    private final SignInProperties properties;
    private final ObjectProvider<PasswordSignIn> passwords;
    private final ObjectProvider<OidcSignIn> oidc;
    private final KnownDevices devices;
    private final OpenSessions sessions;

    SignInDoors(SignInProperties properties, ObjectProvider<PasswordSignIn> passwords, ObjectProvider<OidcSignIn> oidc, KnownDevices devices,
                OpenSessions sessions) {
        this.properties = properties;
        this.passwords = passwords;
        this.oidc = oidc;
        this.devices = devices;
        this.sessions = sessions;
    }

    /** Whether passwords lie with us, so that a first administrator gets one. */
    public boolean ownPasswords() {
        return properties.ownPasswords();
    }

    /**
     * Where the engine and its web apps try or change passwords themselves, under each of the roots of REST. Nobody may go there:
     * one signs in on our page and changes a password on it, where attempts are counted.
     */
    public static RequestMatcher enginesOwn() {
        return new OrRequestMatcher(Stream.concat(Stream.of("/camunda/api/admin/auth/user/{engine}/login/**"),
                Stream.of("/engine-rest", "/engine-rest/engine/{engine}", "/camunda/api/engine/engine/{engine}").flatMap(root ->
                        Stream.of(root + "/identity/verify/**", root + "/user/{id}/credentials/**")))
                .<RequestMatcher>map(withDefaults()::matcher).toList());
    }

    /** Each request is signed: with name and password, or with a bearer token of the identity provider. */
    public void forPrograms(HttpSecurity http) throws Exception {
        if (properties.method() == Method.OIDC) {
            oidc.getObject().forPrograms(http);
        } else {
            http.authenticationManager(passwordsOnly())
                    .httpBasic(basic -> basic.authenticationDetailsSource(Origin::of).authenticationEntryPoint(new RefusedProgram()));
        }
        http.addFilterAfter(new ChangePasswordFirst(), AuthorizationFilter.class).headers(PageHeaders::apply);
    }

    /** People sign in once, on our page, and get a session. To be called after special entry points have been set. */
    public void forBrowsers(HttpSecurity http) throws Exception {
        HttpSessionRequestCache asked = new HttpSessionRequestCache();
        // Or every address after sign-in would end in "?continue".
        asked.setMatchingRequestParameterName(null);
        http.requestCache(cache -> cache.requestCache(asked))
                .exceptionHandling(exceptions -> exceptions.defaultAuthenticationEntryPointFor(new ToSignIn(), AnyRequestMatcher.INSTANCE));
        if (properties.method() == Method.OIDC) {
            oidc.getObject().forBrowsers(http);
        } else {
            SignedIn signedIn = new SignedIn(devices, sessions, properties.secureCookies());
            signedIn.setRequestCache(asked);
            http.authenticationManager(passwordsOnly())
                    .formLogin(form -> form.loginPage("/login").authenticationDetailsSource(Origin::of)
                            .successHandler(signedIn).failureHandler(new RefusedPerson()));
        }
        http.addFilterBefore(new EndedSessions(sessions), AnonymousAuthenticationFilter.class);
        http.addFilterAfter(new ChangePasswordFirst(), AuthorizationFilter.class).headers(PageHeaders::apply);
    }

    /** Without the parent that Spring would ask a second time, counting each attempt twice. */
    private AuthenticationManager passwordsOnly() {
        return new ProviderManager(passwords.getObject());
    }
}
