package cn.baolei.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs initdb, pg_ctl and postgres; as root through a user namespace, because PostgreSQL refuses to run as root. */
class PostgresPrograms {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresPrograms.class);

    private final Path bin;
    private final Path output;
    private final boolean root;

    /**
     * @param home      directory with {@code bin}
     * @param directory where the output of a program is kept until the next one runs
     */
    PostgresPrograms(Path home, Path directory) {
        this.bin = home.resolve("bin");
        this.output = directory.resolve("command.log");
        this.root = "root".equals(System.getProperty("user.name"));
        if (root && !mayStepDown()) {
            throw EmbeddedPostgresException.rootWithoutNamespace();
        }
    }

    private boolean mayStepDown() {
        try {
            return execute(List.of("unshare", "--user", "true")) == 0;
        } catch (EmbeddedPostgresException e) {
            return false;
        }
    }

    /** @return the exit status; {@link #output()} then tells what the program said */
    int run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return execute(command);
    }

    /** What the last program printed: a file, because a server that inherits a pipe would keep it open. */
    Path output() {
        return output;
    }

    private int execute(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            // A wait with a limit: one without makes Spring think the start stuck at Ctrl-C and leave the server behind.
            while (!process.waitFor(1, TimeUnit.MINUTES)) {
                LOG.info("Still waiting for {}", command);
            }
            return process.exitValue();
        } catch (IOException e) {
            throw EmbeddedPostgresException.failed(command.get(0), e.getMessage(), output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EmbeddedPostgresException.failed(command.get(0), "interrupted", output);
        }
    }
}
