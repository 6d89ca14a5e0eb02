package cn.baolei.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;

import cn.baolei.TestDatabase;

/** A JVM of its own that starts the database, commits one row, and then waits to be killed. */
class DatabaseProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;
    private final String output;

    private DatabaseProcess(Process process, String output) {
        this.process = process;
        this.output = output;
    }

    /** Returns when the row is committed, or when the process has ended. */
    static DatabaseProcess start(Path directory) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), DatabaseProcess.class.getName(), directory.toString())
                .redirectErrorStream(true).start();
        BufferedReader reader = process.inputReader();
        StringBuilder output = new StringBuilder();
        String line;
        while ((line = reader.readLine()) != null && !line.equals(READY)) {
            output.append(line).append('\n');
        }
        return new DatabaseProcess(process, output.toString());
    }

    /** What it printed before it was ready. */
    String output() {
        return output;
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it stop its database and end. */
    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        process.waitFor();
    }

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                new EmbeddedPostgresProperties(Path.of(arguments[0]), TestDatabase.BINARIES, Map.of()))) {
            try (Connection connection = DriverManager.getConnection(
                    postgres.jdbcUrl(EmbeddedPostgres.NAME), EmbeddedPostgres.NAME, postgres.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("create table if not exists kept (words text)");
                statement.execute("insert into kept values ('一行数据')");
            }
            System.out.println(READY);
            while (System.in.read() >= 0) {
                // until the other side closes
            }
        } catch (EmbeddedPostgresException e) {
            System.out.println(e.getMessage());
        }
    }
}
