package cn.baolei.bench;

import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Camunda as shipped, with its REST interface and authorization, on the rows of a running Baolei. No component, or Baolei's own scan would find it. */
@EnableAutoConfiguration(exclude = {SecurityAutoConfiguration.class, SecurityFilterAutoConfiguration.class,
        UserDetailsServiceAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class})
class StockPeer {

    static final String ENGINE = "stock";

    static ConfigurableApplicationContext start(String url, String password) {
        // A name of its own, because Baolei's settings lie on the same class path.
        return new SpringApplicationBuilder(StockPeer.class).properties("spring.config.name=stock").run(
                "--server.port=0", "--spring.main.banner-mode=off", "--logging.level.root=warn",
                "--spring.flyway.enabled=false", "--db-scheduler.enabled=false", "--spring.jmx.enabled=false",
                "--spring.datasource.url=" + url, "--spring.datasource.username=baolei", "--spring.datasource.password=" + password,
                "--camunda.bpm.process-engine-name=" + ENGINE, "--camunda.bpm.authorization.enabled=true",
                "--camunda.bpm.database.schema-update=false", "--camunda.bpm.history-level=full",
                "--camunda.bpm.auto-deployment-enabled=false", "--camunda.bpm.job-execution.enabled=false", "--camunda.bpm.metrics.enabled=false",
                // As its manual advises where nothing is revoked; "auto" reads every group of the table for each command.
                "--camunda.bpm.generic-properties.properties.authorizationCheckRevokes=never");
    }

    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> signIn() {
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
        filter.addUrlPatterns("/engine-rest/*");
        return filter;
    }
}
