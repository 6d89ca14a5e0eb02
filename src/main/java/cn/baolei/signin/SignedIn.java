package cn.baolei.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** After a sign-in with a password on the page: the browser is known from now on. */
class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private final KnownDevices devices;
    private final OpenSessions sessions;
    private final boolean secureCookies;

    SignedIn(KnownDevices devices, OpenSessions sessions, boolean secureCookies) {
        this.devices = devices;
        this.sessions = sessions;
        this.secureCookies = secureCookies;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws ServletException, IOException {
        sessions.begin(request, person);
        Optional<String> shown = Origin.of(request).device();
        String token = devices.remember(shown.orElse(null), Account.of(request.getParameter("username")));
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(KnownDevices.COOKIE, token).path("/").httpOnly(true)
                .secure(secureCookies || request.isSecure()).sameSite(SameSite.STRICT.attributeValue()).maxAge(KnownDevices.REMEMBERED)
                .build().toString());
        super.onAuthenticationSuccess(request, response, person);
    }
}
