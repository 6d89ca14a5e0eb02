package cn.baolei.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Shows the sign-in page again, saying why, with the name that was typed. */
class RefusedPerson implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (why instanceof TooManyAttempts tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.seconds()));
            show(request, response, HttpStatus.TOO_MANY_REQUESTS, tooMany.words() + "如忘记密码，请联系系统管理员。");
        } else if (why instanceof UnknownPerson || why.getCause() instanceof UnknownPerson) {
            show(request, response, HttpStatus.FORBIDDEN, "您的身份已经核实，但您不在本平台的人员名册中，不能登录。请联系本单位党办主任或系统管理员登记岗位。");
        } else if (why instanceof OAuth2AuthenticationException) {
            show(request, response, HttpStatus.UNAUTHORIZED, "统一身份认证没有完成，请重新登录；如多次出现，请联系系统管理员。");
        } else if (why instanceof AuthenticationServiceException) {
            show(request, response, HttpStatus.SERVICE_UNAVAILABLE, SignInController.UNAVAILABLE);
        } else {
            show(request, response, HttpStatus.UNAUTHORIZED, "用户名或密码不正确，请核对后重新登录。");
        }
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String message)
            throws IOException, ServletException {
        response.setStatus(status.value());
        request.setAttribute(SignInController.PROBLEM, message);
        request.getRequestDispatcher(SignInController.REFUSED).forward(request, response);
    }
}
