package cn.baolei.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs initdb, pg_ctl and postgres; as root through a user namespace, because PostgreSQL refuses to run as root. */
class PostgresPrograms {

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
        } catch (IOException e) {
            return false;
        }
    }

    /** @return the exit status; {@link #output()} then tells what the program said */
    int run(String program, String... arguments) throws IOException {
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

    private int execute(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + command.get(0), e);
        }
    }
}
