package cn.baolei.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

import javax.sql.DataSource;

import cn.baolei.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedPostgresConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class))
                .withUserConfiguration(EmbeddedPostgresConfiguration.class)
                .withPropertyValues("baolei.database.directory=" + directory, "baolei.database.binaries=" + TestDatabase.BINARIES);
    }

    @Test
    void should_ConnectThePoolToTheEmbeddedServer_When_NoUrlIsSet() {
        runner().run(context -> {
            assertThat(context).hasSingleBean(EmbeddedPostgres.class);
            assertThat(context.getBean(DataSource.class)).isInstanceOf(HikariDataSource.class);
            assertThat(context.getBean(JdbcClient.class).sql("select current_user").query(String.class).single())
                    .isEqualTo("baolei");
        });
    }

    @Test
    void should_StartNoServer_When_UrlIsSet() {
        runner().withPropertyValues("spring.datasource.url=jdbc:postgresql://database.example/baolei").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedPostgres.class);
            assertThat(directory).isEmptyDirectory();
        });
    }

    @Test
    void should_FailInsteadOfBeginningAnew_When_UrlIsEmpty() {
        runner().withPropertyValues("spring.datasource.url=").run(context -> {
            assertThat(context).hasFailed();
            assertThat(directory).isEmptyDirectory();
        });
    }

    @Test
    void should_StopTheServerLast_When_ContextCloses() throws Exception {
        AtomicReference<Integer> answer = new AtomicReference<>();
        runner().withBean(AtomicReference.class, () -> answer).withUserConfiguration(LastUser.class)
                .run(context -> assertThat(answer.get()).isNull());

        assertThat(answer.get()).isEqualTo(2);
        // A pool that outlived the server would have its connections terminated, and the server would say so.
        assertThat(directory.resolve("postgres.log")).content()
                .contains("database system is shut down").doesNotContain("FATAL");
        assertThat(directory.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void should_SayWhatToDoWithoutStackTrace_When_DatabaseCannotStart(CapturedOutput output) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        SpringApplication application = new SpringApplicationBuilder(DatabaseApplication.class)
                .web(WebApplicationType.NONE).build();

        assertThatThrownBy(() -> application.run("--baolei.database.directory=" + file.resolve("postgres")))
                .isInstanceOf(BeanCreationException.class);

        assertThat(output).contains("APPLICATION FAILED TO START")
                .contains("The database directory cannot be written at " + file.resolve("postgres"))
                .contains("数据库目录无法写入").contains("choose another with baolei.database.directory")
                .doesNotContain("\tat ").doesNotContain("Caused by");
    }

    /** Stands for the engine: a bean that still works with the database while it is being destroyed. */
    record LastUser(JdbcClient jdbc, AtomicReference<Integer> answer) implements AutoCloseable {

        @Override
        public void close() {
            answer.set(jdbc.sql("select 1 + 1").query(Integer.class).single());
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(EmbeddedPostgresConfiguration.class)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class DatabaseApplication {
    }
}
