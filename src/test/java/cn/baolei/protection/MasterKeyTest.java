package cn.baolei.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.TestDatabase;
import cn.baolei.database.EmbeddedPostgresProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A start with a missing or another master key ends at once, with words that say what to do. */
class MasterKeyTest {

    @TempDir
    private Path folder;
    private JdbcClient jdbc;

    @BeforeEach
    void emptyDatabase() {
        TestDatabase database = TestDatabase.create();
        DriverManagerDataSource source = new DriverManagerDataSource(database.url(), database.username(), database.password());
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
    }

    @Test
    void should_MakeAKeyForItsOwnEyesOnly_When_TheDatabaseIsNew() throws IOException {
        Path file = folder.resolve("var").resolve("master.key");
        MasterKeys first = start(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        byte[] wrapped = first.wrap(MasterKey.random(), "case");
        assertThat(start(file).unwrap(wrapped, "case")).isEqualTo(first.unwrap(wrapped, "case"));
        assertThatThrownBy(() -> first.unwrap(wrapped, "other")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void should_KeepTheKeyBesideTheEmbeddedDatabase_When_NoFileIsNamed() {
        start(null, folder.resolve("postgres"));
        assertThat(folder.resolve("master.key")).exists();
        assertThatThrownBy(() -> start(null, null)).isInstanceOf(MasterKeyException.class).hasMessageContaining("must be");
    }

    @Test
    void should_RefuseToStart_When_TheKeyIsMissingAnotherOrNone() throws IOException {
        Path file = folder.resolve("master.key");
        start(file);
        Files.writeString(file, Base64.getEncoder().encodeToString(MasterKey.random()));
        assertThatThrownBy(() -> start(file)).isInstanceOf(MasterKeyException.class).hasMessageContaining("is not the one");
        Files.writeString(file, "no key");
        assertThatThrownBy(() -> start(file)).isInstanceOf(MasterKeyException.class).hasMessageContaining("cannot be read");
        Files.writeString(file, Base64.getEncoder().encodeToString(new byte[16]));
        assertThatThrownBy(() -> start(file)).isInstanceOf(MasterKeyException.class).hasMessageContaining("32 bytes");
        Files.delete(file);
        assertThatThrownBy(() -> start(file)).isInstanceOf(MasterKeyException.class).hasMessageContaining("is missing");
        assertThat(file).as("none is made in its place").doesNotExist();
    }

    private MasterKeys start(Path file) {
        return start(file, null);
    }

    private MasterKeys start(Path file, Path embedded) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        if (embedded != null) {
            beans.addBean("embedded", new EmbeddedPostgresProperties(embedded, null, Map.of()));
        }
        return new MasterKeys(new ProtectionProperties(file), beans.getBeanProvider(EmbeddedPostgresProperties.class), jdbc);
    }
}
