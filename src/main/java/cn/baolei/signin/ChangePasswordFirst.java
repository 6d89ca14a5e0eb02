package cn.baolei.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever signed in with a password that somebody else set gets to the page where it is changed, and nowhere else. */
class ChangePasswordFirst extends OncePerRequestFilter {

    private static final RequestMatcher OPEN = new OrRequestMatcher(List.of("/password", "/logout", "/login/**", "/error", "/css/**", "/webjars/**")
            .stream().<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher).toList());
    private static final RequestMatcher PROGRAMS = new OrRequestMatcher(List.of("/engine-rest/**", "/api/**", "/camunda/api/**")
            .stream().<RequestMatcher>map(PathPatternRequestMatcher.withDefaults()::matcher).toList());

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || !person.getAuthorities().contains(PasswordsToChange.AUTHORITY) || OPEN.matches(request)) {
            chain.doFilter(request, response);
        } else if (PROGRAMS.matches(request) || !HttpMethod.GET.matches(request.getMethod())) {
            Answer.send(response, HttpStatus.FORBIDDEN, "请先登录本平台网页，修改初始密码。");
        } else {
            response.sendRedirect(request.getContextPath() + "/password");
        }
    }
}
