package cn.baolei.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * The data of one PostgreSQL server with its password. Built under another name and renamed when whole, so that what
 * bears the final name is never half-finished, and is therefore never replaced.
 */
class DataDirectory {

    static final String SUPERUSER = "postgres";

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String UNFINISHED = "unfinished-";
    private static final String PASSWORD_FILE = "baolei.password";

    private final Path path;
    private final PostgresPrograms programs;

    DataDirectory(Path directory, PostgresPrograms programs) {
        this.path = directory.resolve("data");
        this.programs = programs;
    }

    Path path() {
        return path;
    }

    /**
     * Creates the data at the first start; later only checks that this PostgreSQL can read them.
     *
     * @throws EmbeddedPostgresException when something else is there, or data of another major version
     */
    void prepare() throws IOException {
        if (!Files.exists(path)) {
            initialise();
        }
        Path version = path.resolve("PG_VERSION");
        if (!Files.isRegularFile(version) || !Files.isRegularFile(path.resolve(PASSWORD_FILE))) {
            throw EmbeddedPostgresException.notADatabase(path);
        }
        String written = Files.readString(version).strip();
        String brought = programsVersion();
        if (!brought.equals(written)) {
            throw EmbeddedPostgresException.otherVersion(path, written, brought);
        }
    }

    String password() throws IOException {
        return Files.readString(path.resolve(PASSWORD_FILE)).strip();
    }

    /** Replaces postgresql.conf whole: what the server runs with is what this version of Baolei says. */
    void configure(Map<String, String> settings) throws IOException {
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("\\", "\\\\").replace("'", "''") + "'\n")
                .collect(Collectors.joining());
        Files.writeString(path.resolve("postgresql.conf"), "# Written by Baolei at every start; see baolei.database.settings.\n" + lines);
    }

    private void initialise() throws IOException {
        removeUnfinished();
        // A name of its own for every attempt: the initdb of a killed JVM may still be writing to the last one.
        Path unfinished = Files.createTempDirectory(path.getParent(), UNFINISHED);
        Path password = path.resolveSibling(unfinished.getFileName() + ".password");
        writePassword(password);
        // The builtin C.UTF-8 gives the same order and letters on every operating system.
        int status = programs.run("initdb", "--pgdata", unfinished.toString(), "--username", SUPERUSER,
                "--pwfile", password.toString(), "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C",
                "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--data-checksums");
        if (status != 0) {
            throw EmbeddedPostgresException.failed("initdb", LogFile.reason(programs.output()), programs.output());
        }
        Files.move(password, unfinished.resolve(PASSWORD_FILE));
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        forceToDisk(path.getParent());
    }

    private void removeUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(path.getParent())) {
            files.filter(file -> file.getFileName().toString().startsWith(UNFINISHED))
                    .forEach(file -> FileSystemUtils.deleteRecursively(file.toFile()));
        }
    }

    private static void writePassword(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        if (POSIX) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
    }

    /** Without it a power cut could bring back the unfinished name, and the next start would begin anew. */
    private static void forceToDisk(Path directory) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** "17" of "postgres (PostgreSQL) 17.5". */
    private String programsVersion() throws IOException {
        if (programs.run("postgres", "--version") != 0) {
            throw EmbeddedPostgresException.failed("postgres --version", LogFile.reason(programs.output()), programs.output());
        }
        String line = LogFile.reason(programs.output());
        return line.substring(line.lastIndexOf(' ') + 1).split("\\.")[0];
    }
}
