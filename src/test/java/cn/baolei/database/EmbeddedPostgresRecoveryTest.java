package cn.baolei.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.baolei.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresRecoveryTest {

    @TempDir
    Path directory;

    @Test
    void should_StopTheOrphanAndKeepTheRow_When_JvmWasKilled() throws Exception {
        DatabaseProcess.start(directory).kill();
        ProcessHandle orphan = ProcessHandle.of(recordedPid()).orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        assertThat(rowsAfterStart()).containsExactly("一行数据");
        assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void should_KeepTheRow_When_JvmAndServerWereKilled() throws Exception {
        DatabaseProcess.start(directory).kill();
        ProcessHandle.of(recordedPid()).orElseThrow().destroyForcibly();

        assertThat(rowsAfterStart()).containsExactly("一行数据");
    }

    @Test
    void should_LeaveTheOtherProcessAlone_When_PidFileNamesOne() throws Exception {
        DatabaseProcess.start(directory).close();
        Process other = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(directory.resolve("data/postmaster.pid"), other.pid() + "\n" + directory.resolve("data") + "\n");

            assertThat(rowsAfterStart()).containsExactly("一行数据");
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    @Test
    void should_BeginAnew_When_FirstStartWasCutOff() throws Exception {
        Path unfinished = Files.createDirectories(directory.resolve("unfinished-123"));
        Files.writeString(unfinished.resolve("PG_VERSION"), "17\n");
        Files.writeString(directory.resolve("unfinished-123.password"), "half");

        DatabaseProcess.start(directory).close();

        assertThat(rowsAfterStart()).containsExactly("一行数据");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("unfinished"));
        }
    }

    private long recordedPid() throws IOException {
        return Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0).strip());
    }

    private List<String> rowsAfterStart() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                new EmbeddedPostgresProperties(directory, TestDatabase.BINARIES, Map.of()));
                Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("baolei"), EmbeddedPostgres.NAME, postgres.password());
                ResultSet result = connection.createStatement().executeQuery("select words from kept")) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
