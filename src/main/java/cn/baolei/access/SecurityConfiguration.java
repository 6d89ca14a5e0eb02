package cn.baolei.access;

import static org.springframework.security.config.http.SessionCreationPolicy.STATELESS;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import cn.baolei.engine.CurrentUser;
import cn.baolei.signin.SignInDoors;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Every door needs sign-in: a session with CSRF protection for browsers, HTTP Basic for REST. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private final TaskListTurns turns = new TaskListTurns();

    /** Without session, so that a browser that is signed in sends REST nothing it could be tricked with. */
    @Bean
    @Order(1)
    SecurityFilterChain rest(HttpSecurity http, SignInDoors signIn, IdentityService identities, RestDoors restDoors)
            throws Exception {
        // Our own REST too, for whoever signs each request; the web apps use it within the browser's session.
        RequestMatcher signedRequest = request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        signIn.forPrograms(http);
        return http.securityMatcher(new OrRequestMatcher(path("/engine-rest/**"), new AndRequestMatcher(path("/api/**"), signedRequest)))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(SignInDoors.enginesOwn()).denyAll()
                        .anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(STATELESS))
                .csrf(csrf -> csrf.disable())
                .addFilterAfter(turns, AuthorizationFilter.class)
                .addFilterAfter(new EngineIdentityFilter(identities), TaskListTurns.class)
                .addFilterAfter(restDoors, EngineIdentityFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain browser(HttpSecurity http, SignInDoors signIn, IdentityService identities, RestDoors restDoors)
            throws Exception {
        RequestMatcher signOut = withDefaults().matcher(HttpMethod.POST, "/logout");
        RequestMatcher webAppSignOut = withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");
        http.authorizeHttpRequests(requests -> requests
                        .requestMatchers(path("/login/**"), path("/error"), path("/css/**"), path("/webjars/bootstrap/**"),
                                path("/favicon.ico"), path("/actuator/health/**")).permitAll()
                        // Whoever comes first could make themselves administrator there.
                        .requestMatchers(path("/camunda/app/{app}/{engine}/setup/**"), path("/camunda/api/admin/setup/**")).denyAll()
                        .requestMatchers(SignInDoors.enginesOwn()).denyAll()
                        .anyRequest().authenticated())
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(signOut, webAppSignOut))
                        .logoutSuccessHandler((request, response, person) -> {
                            if (webAppSignOut.matches(request)) {
                                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                            } else {
                                response.sendRedirect("/login?logout");
                            }
                        }))
                // The web apps bring a CSRF filter of their own for these.
                .csrf(csrf -> csrf.ignoringRequestMatchers(path("/camunda/**")))
                .exceptionHandling(exceptions -> exceptions
                        .defaultAuthenticationEntryPointFor(unauthorised(), path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(unauthorised(), path("/api/**")))
                .addFilterAfter(turns, AuthorizationFilter.class)
                .addFilterAfter(new EngineIdentityFilter(identities), TaskListTurns.class)
                .addFilterAfter(restDoors, EngineIdentityFilter.class);
        signIn.forBrowsers(http);
        return http.build();
    }

    @Bean
    RestDoors restDoors(CurrentUser currentUser, HistoryReading reading) {
        return new RestDoors(currentUser, reading);
    }

    /** In Spring Security's chain only, after sign-in. */
    @Bean
    FilterRegistrationBean<RestDoors> restDoorsNotTwice(RestDoors restDoors) {
        FilterRegistrationBean<RestDoors> registration = new FilterRegistrationBean<>(restDoors);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppSignOn() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
        filter.addInitParameter("authentication-provider", SignedInUser.class.getName());
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        // After Spring Security, which knows who is signed in.
        filter.setOrder(201);
        return filter;
    }

    /** By the whole path: the web apps and REST are servlets of their own, which Spring MVC's matchers pass over. */
    private static RequestMatcher path(String pattern) {
        return withDefaults().matcher(pattern);
    }

    private static HttpStatusEntryPoint unauthorised() {
        return new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
    }
}
