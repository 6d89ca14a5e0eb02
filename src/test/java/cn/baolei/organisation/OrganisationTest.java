package cn.baolei.organisation;

import cn.baolei.engine.IdentityTables;
import cn.baolei.engine.Unrestricted;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** This package on a real PostgreSQL and a real engine, without the rest of the application. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = OrganisationTest.Context.class, webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = {
        "camunda.bpm.generic-properties.properties.general-resource-whitelist-pattern=[a-zA-Z0-9][a-zA-Z0-9@._-]*",
        "camunda.bpm.auto-deployment-enabled=false",
        "camunda.bpm.job-execution.enabled=false"})
@interface OrganisationTest {

    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
            TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
            FlywayAutoConfiguration.class, CamundaBpmAutoConfiguration.class})
    @Import({RosterStore.class, SnapshotDirectory.class, OrganisationRegister.class, OrganisationImport.class, EngineIdentities.class,
            IdentityTables.class, Unrestricted.class})
    class Context {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
