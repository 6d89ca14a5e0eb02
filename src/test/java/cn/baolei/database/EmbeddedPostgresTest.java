package cn.baolei.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import cn.baolei.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class EmbeddedPostgresTest {

    @TempDir
    Path directory;

    @Test
    void should_KeepEveryCommit_When_NothingElseIsAsked() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(show(postgres, "fsync")).isEqualTo("on");
            assertThat(show(postgres, "synchronous_commit")).isEqualTo("on");
            assertThat(show(postgres, "full_page_writes")).isEqualTo("on");
            assertThat(show(postgres, "data_checksums")).isEqualTo("on");
        }
    }

    @Test
    void should_BeTheSameOnEveryMachine_When_Started() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(show(postgres, "server_version")).startsWith("17.");
            assertThat(show(postgres, "server_encoding")).isEqualTo("UTF8");
            assertThat(query(postgres, "select datlocale from pg_database where datname = current_database()"))
                    .containsExactly("C.UTF-8");
            // "show timezone" would tell the JVM's, which the driver sets for its sessions
            assertThat(query(postgres, "select setting from pg_file_settings where name = 'timezone'", "postgres"))
                    .containsExactly("UTC");
        }
    }

    @Test
    void should_TakeOnlyLocalConnectionsWithPassword_When_Started() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(show(postgres, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "select distinct auth_method from pg_hba_file_rules", "postgres"))
                    .containsExactly("scram-sha-256");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("baolei"), "baolei", "wrong"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password authentication failed");
            int port = URI.create(postgres.jdbcUrl("baolei").substring("jdbc:".length())).getPort();
            for (InetAddress address : outsideAddresses()) {
                assertThatThrownBy(() -> new Socket(address, port).close()).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void should_HidePasswordFromOthers_When_ItIsOnDisk() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            Path file = directory.resolve("data/baolei.password");
            assertThat(Files.readString(file).strip()).isEqualTo(postgres.password()).hasSizeGreaterThan(30);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
    }

    @Test
    void should_DenyServerPowers_When_ApplicationConnects() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(() -> query(postgres, "select pg_read_file('baolei.password')"))
                    .hasRootCauseMessage("ERROR: permission denied for function pg_read_file");
        }
    }

    @Test
    void should_KeepRows_When_StoppedAndStartedAgain() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "create table kept (words text)");
            execute(postgres, "insert into kept values ('一行数据')");
        }
        try (EmbeddedPostgres postgres = start()) {
            assertThat(query(postgres, "select words from kept")).containsExactly("一行数据");
        }
    }

    @Test
    void should_UseOperatorsSetting_When_OneIsGiven() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                new EmbeddedPostgresProperties(directory, TestDatabase.BINARIES, Map.of("work_mem", "7MB")))) {
            assertThat(show(postgres, "work_mem")).isEqualTo("7MB");
        }
    }

    @Test
    void should_KeepTypedTextOutOfTheLog_When_StatementFails() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            execute(postgres, "create table person (telephone text primary key)");
            execute(postgres, "insert into person values ('13900000000')");
            assertThatThrownBy(() -> execute(postgres, "insert into person values ('13900000000')"))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThat(Files.readString(directory.resolve("postgres.log")))
                .contains("duplicate key").doesNotContain("13900000000");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(new EmbeddedPostgresProperties(directory, TestDatabase.BINARIES, Map.of()));
    }

    private static List<InetAddress> outsideAddresses() throws Exception {
        return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress()).toList();
    }

    private static String show(EmbeddedPostgres postgres, String setting) throws SQLException {
        return query(postgres, "show " + setting).get(0);
    }

    private static List<String> query(EmbeddedPostgres postgres, String sql) throws SQLException {
        return query(postgres, sql, EmbeddedPostgres.NAME);
    }

    private static List<String> query(EmbeddedPostgres postgres, String sql, String user) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl("baolei"), user, postgres.password())) {
            return client(connection).sql(sql).query(String.class).list();
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                postgres.jdbcUrl("baolei"), EmbeddedPostgres.NAME, postgres.password())) {
            client(connection).sql(sql).update();
        }
    }

    private static JdbcClient client(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }
}
