package cn.baolei.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server on a directory of its own, reachable from this machine only and with a password. It is stopped
 * by {@link #close()} alone: the one who started it knows when nobody needs it any more.
 */
public class EmbeddedPostgres implements AutoCloseable {

    /** The role that the application works as, and its database; no superuser, as on an installed server. */
    public static final String NAME = "baolei";

    /** The role that the database and our tables belong to; migrations run as it, nothing else does. */
    public static final String OWNER = "baolei_owner";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int PORT_ATTEMPTS = 3;

    private final Path directory;
    private final Path log;
    private final DirectoryLock lock;
    private final PostgresPrograms programs;
    private final DataDirectory data;
    private final LeftoverServer leftover;
    private int port;

    private EmbeddedPostgres(EmbeddedPostgresProperties properties, Path directory, DirectoryLock lock) throws IOException {
        this.directory = directory;
        this.log = directory.resolve("postgres.log");
        this.lock = lock;
        this.programs = new PostgresPrograms(PostgresBinaries.unpack(properties.binaries().toAbsolutePath()), directory);
        this.data = new DataDirectory(directory, programs);
        this.leftover = new LeftoverServer(data.path());
    }

    /**
     * Starts the server, creating its data at the first time, and returns when it takes connections.
     *
     * @throws EmbeddedPostgresException when it cannot, with the reason and what to do
     */
    public static EmbeddedPostgres start(EmbeddedPostgresProperties properties) {
        Path wanted = properties.directory().toAbsolutePath().normalize();
        DirectoryLock lock = null;
        try {
            Path directory = Files.createDirectories(wanted).toRealPath();
            lock = DirectoryLock.acquire(directory);
            EmbeddedPostgres postgres = new EmbeddedPostgres(properties, directory, lock);
            postgres.open(properties.settings());
            return postgres;
        } catch (IOException e) {
            release(lock);
            throw EmbeddedPostgresException.notWritable(wanted, e);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /** Address of a database of this server; the application's own is called {@link #NAME}. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Password of the roles {@link #NAME} and {@link #OWNER}. */
    public String password() {
        try {
            return data.password();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes an empty database of the role {@link #OWNER} in which {@link #NAME} may work; one that is there already only gets these rights. */
    public void createDatabase(String database) {
        new Administration(jdbcUrl(""), password()).ensureDatabase(database);
    }

    /** Stops the server in an orderly way, connections of others included, and gives the directory free. */
    @Override
    public void close() {
        try {
            stop();
            LOG.info("PostgreSQL stopped");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            release(lock);
        }
    }

    private void open(Map<String, String> settings) throws IOException {
        data.prepare();
        if (leftover.stillRuns()) {
            LOG.info("Stopping the PostgreSQL that a killed run left behind in {}", directory);
            stop();
        }
        for (int attempt = 1; !launch(settings); attempt++) {
            String reason = LogFile.reason(Files.exists(log) ? log : programs.output());
            // Another program may have taken the free port in between.
            boolean portTaken = reason.contains("could not create any TCP/IP sockets");
            if (!portTaken || attempt == PORT_ATTEMPTS) {
                throw EmbeddedPostgresException.failed("server", reason, log);
            }
        }
        try {
            createDatabase(NAME);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
        LOG.info("PostgreSQL runs on 127.0.0.1:{} with its data in {}", port, directory);
    }

    private boolean launch(Map<String, String> settings) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(ServerSettings.of(freePort()));
        all.putAll(settings);
        port = Integer.parseInt(all.get("port"));
        data.configure(all);
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        // pg_ctl puts the server into a session of its own, where the terminal's Ctrl-C does not reach it. It returns as soon
        // as the server is ready or has failed; the limit is for recovery after a crash.
        return programs.run("pg_ctl", "start", "--wait", "--timeout", "600", "--silent",
                "--pgdata", data.path().toString(), "--log", log.toString()) == 0;
    }

    private void stop() throws IOException {
        int status = programs.run("pg_ctl", "stop", "--wait", "--timeout", "60", "--silent", "--mode", "fast",
                "--pgdata", data.path().toString());
        if (status != 0 && leftover.isAlive()) {
            throw EmbeddedPostgresException.failed("pg_ctl stop", LogFile.reason(programs.output()), log);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static void release(DirectoryLock lock) {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
