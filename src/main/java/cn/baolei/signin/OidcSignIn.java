package cn.baolei.signin;

import cn.baolei.signin.SignInProperties.Oidc;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** OpenID Connect: people sign in at the identity provider, programs bring its tokens. Its address is asked at the first use. */
class OidcSignIn {

    /** The name of the provider in our addresses: {@code /login/oauth2/code/unified} is where it sends people back to. */
    static final String REGISTRATION = "unified";

    private final Oidc settings;
    private final KnownPeople people;
    private final OpenSessions sessions;

    OidcSignIn(Oidc settings, KnownPeople people, OpenSessions sessions) {
        this.settings = settings;
        this.people = people;
        this.sessions = sessions;
    }

    void forBrowsers(HttpSecurity http) throws Exception {
        http.oauth2Login(login -> login.loginPage("/login").successHandler(signedIn()).failureHandler(new RefusedPerson())
                .clientRegistrationRepository(new SupplierClientRegistrationRepository(() ->
                        new InMemoryClientRegistrationRepository(registration())))
                .userInfoEndpoint(userInfo -> userInfo.oidcUserService(this::person)));
    }

    private AuthenticationSuccessHandler signedIn() {
        return new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
                    throws ServletException, IOException {
                sessions.begin(request, person);
                super.onAuthenticationSuccess(request, response, person);
            }
        };
    }

    void forPrograms(HttpSecurity http) throws Exception {
        http.oauth2ResourceServer(programs -> programs.jwt(jwt -> jwt.decoder(decoder()).jwtAuthenticationConverter(this::program)));
    }

    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer()).registrationId(REGISTRATION)
                .clientId(settings.clientId()).clientSecret(settings.clientSecret()).scope(settings.scopes())
                .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build()).build();
    }

    private OidcUser person(OidcUserRequest request) {
        OidcUser user = new OidcUserService().loadUser(request);
        String id = user.getClaimAsString(settings.userClaim());
        if (!people.isKnown(id)) {
            throw new OAuth2AuthenticationException(new OAuth2Error("unknown_person"), new UnknownPerson());
        }
        return new DefaultOidcUser(List.of(), user.getIdToken(), user.getUserInfo(), settings.userClaim());
    }

    private JwtDecoder decoder() {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuer()).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(settings.issuer()),
                    new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience()))));
            return decoder;
        });
    }

    private AbstractAuthenticationToken program(Jwt token) {
        String id = token.getClaimAsString(settings.userClaim());
        if (!people.isKnown(id)) {
            throw new InvalidBearerTokenException("Not in the roster");
        }
        return new JwtAuthenticationToken(token, List.of(), id);
    }
}
