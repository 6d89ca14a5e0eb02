package cn.baolei.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import cn.baolei.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresRefusalTest {

    @TempDir
    Path directory;

    @Test
    void should_Refuse_When_AnotherProcessUsesTheDirectory() throws Exception {
        try (DatabaseProcess first = DatabaseProcess.start(directory)) {
            assertThat(first.output()).doesNotContain("in use");
            assertThatThrownBy(this::start).isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("is in use by another running Baolei (process ")
                    .hasMessageContaining("正由另一个运行中的堡垒程序");
        }
    }

    @Test
    void should_KeepTheDirectory_When_ThisProcessAsksForItTwice() throws Exception {
        try (EmbeddedPostgres first = start()) {
            assertThat(first.password()).isNotEmpty();
            assertThatThrownBy(this::start).hasMessageContaining("is in use");
            try (DatabaseProcess other = DatabaseProcess.start(directory)) {
                assertThat(other.output()).contains("is in use by another running Baolei (process " + ProcessHandle.current().pid());
            }
        }
    }

    @Test
    void should_Refuse_When_DirectoryCannotBeWritten() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> start(file.resolve("postgres"), Map.of())).isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("cannot be written").hasMessageContaining("无法写入");
    }

    @Test
    void should_RefuseAndChangeNothing_When_DataAreOfAnotherVersion() throws Exception {
        start().close();
        Path version = directory.resolve("data/PG_VERSION");
        Files.writeString(version, "16\n");
        assertThatThrownBy(this::start).isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("written by PostgreSQL 16; this Baolei brings PostgreSQL 17");
        assertThat(version).hasContent("16");
    }

    @Test
    void should_RefuseAndChangeNothing_When_DataAreSomethingElse() throws Exception {
        Path own = Files.writeString(Files.createDirectories(directory.resolve("data")).resolve("letter.txt"), "words");
        assertThatThrownBy(this::start).isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("holds no PostgreSQL database");
        assertThat(own).hasContent("words");
    }

    @Test
    void should_QuoteTheLog_When_ServerDoesNotStart() {
        assertThatThrownBy(() -> start(directory, Map.of("shared_preload_libraries", "nowhere")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("could not access file \"nowhere\"");
        start().close();
    }

    @Test
    void should_QuoteTheLog_When_AskedForATakenPort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Map<String, String> port = Map.of("port", Integer.toString(other.getLocalPort()));
            assertThatThrownBy(() -> start(directory, port)).isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("could not create any TCP/IP sockets");
        }
    }

    private EmbeddedPostgres start() {
        return start(directory, Map.of());
    }

    private static EmbeddedPostgres start(Path directory, Map<String, String> settings) {
        return EmbeddedPostgres.start(new EmbeddedPostgresProperties(directory, TestDatabase.BINARIES, settings));
    }
}
