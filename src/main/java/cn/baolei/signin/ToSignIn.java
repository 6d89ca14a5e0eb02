package cn.baolei.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Leads whoever is not signed in to the sign-in page, which says so when they were and time has run out. */
class ToSignIn extends LoginUrlAuthenticationEntryPoint {

    ToSignIn() {
        super("/login");
    }

    @Override
    protected String determineUrlToUseForThisRequest(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        boolean expired = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        return getLoginFormUrl() + (expired ? "?expired" : "");
    }
}
