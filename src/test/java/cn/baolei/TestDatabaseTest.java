package cn.baolei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@SpringBootTest(classes = TestDatabaseTest.DatabaseApplication.class)
@TestPropertySource(properties = "spring.datasource.url=jdbc:postgresql://of-the-developer.example/precious")
class TestDatabaseTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void should_UseTheSharedServer_When_EnvironmentNamesAnotherDatabase() {
        assertThat(database(jdbc)).startsWith("test_");
        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("off");
    }

    @Test
    void should_LeaveTypedTextOutOfTheException_When_ConstraintIsBroken() {
        jdbc.sql("create table person (telephone text primary key)").update();
        jdbc.sql("insert into person values ('13900000000')").update();
        assertThatThrownBy(() -> jdbc.sql("insert into person values (?)").param("13900000000").update())
                .isInstanceOf(DuplicateKeyException.class).hasMessageContaining("person_pkey")
                .message().doesNotContain("13900000000");
    }

    @Nested
    @TestPropertySource(properties = "another=context")
    class InAnotherContext {

        @Test
        void should_HaveAnotherDatabase_When_ContextDiffers(@Autowired JdbcClient another) {
            assertThat(database(another)).startsWith("test_").isNotEqualTo(database(jdbc));
        }
    }

    private static String database(JdbcClient jdbc) {
        return jdbc.sql("select current_database()").query(String.class).single();
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("cn.baolei.database")
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
            JdbcClientAutoConfiguration.class})
    static class DatabaseApplication {
    }
}
