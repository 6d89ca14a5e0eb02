package cn.baolei.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.autoconfigure.flyway.FlywayConnectionDetails;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Gives Spring Boot's ordinary connection pool the embedded server to connect to. The pool is built from the connection
 * details and these from the server, so Spring closes the engine first, then the pool, then the server.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedPostgresConfiguration.NoDatabaseNamed.class)
@EnableConfigurationProperties(EmbeddedPostgresProperties.class)
class EmbeddedPostgresConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(EmbeddedPostgresProperties properties) {
        return EmbeddedPostgres.start(properties);
    }

    @Bean
    JdbcConnectionDetails embeddedPostgresConnectionDetails(EmbeddedPostgres postgres) {
        return new EmbeddedPostgresConnectionDetails(postgres);
    }

    /** Migrations run as the owner of the tables, which the application is not. */
    @Bean
    FlywayConnectionDetails embeddedPostgresOwner(EmbeddedPostgres postgres) {
        return new EmbeddedPostgresOwner(postgres);
    }

    /** An empty URL counts as named: a deployment that lost its setting must fail, not begin on an empty database. */
    static class NoDatabaseNamed extends NoneNestedConditions {

        NoDatabaseNamed() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "spring.datasource.url")
        static class DatabaseNamed {
        }
    }

    private record EmbeddedPostgresConnectionDetails(EmbeddedPostgres postgres) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return EmbeddedPostgres.NAME;
        }

        @Override
        public String getPassword() {
            return postgres.password();
        }

        @Override
        public String getJdbcUrl() {
            return postgres.jdbcUrl(EmbeddedPostgres.NAME);
        }
    }

    private record EmbeddedPostgresOwner(EmbeddedPostgres postgres) implements FlywayConnectionDetails {

        @Override
        public String getUsername() {
            return EmbeddedPostgres.OWNER;
        }

        @Override
        public String getPassword() {
            return postgres.password();
        }

        @Override
        public String getJdbcUrl() {
            return postgres.jdbcUrl(EmbeddedPostgres.NAME);
        }
    }
}
