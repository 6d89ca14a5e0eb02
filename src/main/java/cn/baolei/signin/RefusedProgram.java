package cn.baolei.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;

/** Why a program's request with name and password was not let in. */
class RefusedProgram implements AuthenticationEntryPoint {

    static final String REALM = "Baolei";

    private final BasicAuthenticationEntryPoint wrong = new BasicAuthenticationEntryPoint();

    RefusedProgram() {
        wrong.setRealmName(REALM);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        if (why instanceof TooManyAttempts tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
            Answer.send(response, HttpStatus.TOO_MANY_REQUESTS, tooMany.words());
        } else if (why instanceof AuthenticationServiceException) {
            Answer.send(response, HttpStatus.SERVICE_UNAVAILABLE, SignInController.UNAVAILABLE);
        } else {
            wrong.commence(request, response, why);
        }
    }
}
