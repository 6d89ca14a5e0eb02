package cn.baolei;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import cn.baolei.database.EmbeddedPostgres;
import cn.baolei.database.EmbeddedPostgresProperties;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * An empty database on the one PostgreSQL that all tests of a run share.
 *
 * <p>A {@code @SpringBootTest} needs to do nothing: every distinct Spring context gets a database of its own (see
 * {@link TestDatabaseCustomizerFactory}), whatever {@code spring.datasource.url} the environment holds. Tests that share a
 * cached context share its database, so they clean up after themselves or look only at rows of their own. A test without
 * {@code @SpringBootTest} calls {@link #create()}.
 *
 * <p>The server starts at the first use, in a temporary directory and without waiting for the disk, and goes away with the
 * test JVM after the last Spring context has closed.
 */
public record TestDatabase(String url, String username, String password) {

    /** Programs are unpacked once per build; {@code mvn clean} removes them. */
    public static final Path BINARIES = Path.of("target", "postgresql").toAbsolutePath();

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A fresh, empty database. */
    public static TestDatabase create() {
        EmbeddedPostgres server = Server.INSTANCE;
        String name = "test_" + COUNT.incrementAndGet();
        server.createDatabase(name);
        return new TestDatabase(server.jdbcUrl(name), EmbeddedPostgres.NAME, server.password());
    }

    /** Where the application finds it, and the owner of the tables as whom migrations run. */
    public Map<String, Object> properties() {
        return Map.of("spring.datasource.url", url, "spring.datasource.username", username, "spring.datasource.password", password,
                "spring.flyway.user", EmbeddedPostgres.OWNER, "spring.flyway.password", password);
    }

    /** The same for a start by hand, before arguments of the caller's own. */
    public String[] arguments(String... others) {
        return Stream.concat(properties().entrySet().stream().map(property -> "--" + property.getKey() + "=" + property.getValue()),
                Stream.of(others)).toArray(String[]::new);
    }

    /** As the owner of the tables, who alone may change their making. */
    public DataSource owner() {
        return new DriverManagerDataSource(url, EmbeddedPostgres.OWNER, password);
    }

    /** The same of the database of a running context. */
    public static DataSource owner(Environment environment) {
        return new DriverManagerDataSource(environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("spring.flyway.user"), environment.getRequiredProperty("spring.flyway.password"));
    }

    private static final class Server {

        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                Path directory = Files.createTempDirectory("baolei-test-");
                EmbeddedPostgres server = EmbeddedPostgres.start(new EmbeddedPostgresProperties(directory, BINARIES, Map.of(
                        "fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "600")));
                // Spring runs these after it has closed its contexts; an ordinary shutdown hook would race them.
                SpringApplication.getShutdownHandlers().add(() -> {
                    server.close();
                    FileSystemUtils.deleteRecursively(directory.toFile());
                });
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
