package cn.baolei.notification;

import static org.mockito.Mockito.mock;
import static org.springframework.security.config.Customizer.withDefaults;

import cn.baolei.journal.Journal;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.routing.Routing;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.filter.OncePerRequestFilter;

/** This package alone on the real stack; not annotated as configuration, so that no other test's scan finds it. */
@EnableAutoConfiguration(exclude = {CamundaBpmWebappAutoConfiguration.class, CamundaBpmRestJerseyAutoConfiguration.class})
@ComponentScan("cn.baolei.notification")
class NotificationTestApplication {

    static final Instant NOW = Instant.parse("2020-01-30T02:00:00Z");

    @Bean
    OrganisationDirectory directory() {
        return new StubDirectory();
    }

    @Bean
    Journal journal() {
        return mock(Journal.class);
    }

    @Bean
    Routing routing() {
        return mock(Routing.class);
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean(destroyMethod = "stop")
    GreenMail mailServer() {
        GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @Bean
    JavaMailSenderImpl mailSender(GreenMail server) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(server.getSmtp().getPort());
        return sender;
    }

    /** Takes the place of the starter's scheduler: runs only when told, by a clock that the test moves. */
    @Bean
    ManualScheduler scheduler(DataSource database, List<Task<?>> tasks) {
        SettableClock clock = new SettableClock();
        clock.set(NOW);
        return TestHelper.createManualScheduler(new TransactionAwareDataSourceProxy(database), tasks).clock(clock).build();
    }

    @Bean
    InMemoryUserDetailsManager users() {
        return new InMemoryUserDetailsManager(Stream.of("doctor", "secretary", "nobody")
                .map(name -> User.withUsername(name).password("{noop}secret").build()).toList());
    }

    @Bean
    SecurityFilterChain everyDoor(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests
                        .requestMatchers("/error", "/css/**", "/webjars/**").permitAll().anyRequest().authenticated())
                .httpBasic(withDefaults()).formLogin(withDefaults()).build();
    }

    /** Tells the engine who is acting, as the real sign-in does. */
    @Bean
    @Order(0)
    OncePerRequestFilter engineIdentity(IdentityService identities) {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                try {
                    identities.setAuthentication(request.getRemoteUser(), List.of());
                    chain.doFilter(request, response);
                } finally {
                    identities.clearAuthentication();
                }
            }
        };
    }
}
