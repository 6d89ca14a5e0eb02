package cn.baolei.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How to reach the database of the application that a benchmark has started, as somebody else. */
final class BenchDatabase {

    private BenchDatabase() {
    }

    static String url(JdbcClient jdbc) {
        return jdbc.sql("select 'jdbc:postgresql://127.0.0.1:' || current_setting('port') || '/' || current_database()").query(String.class).single();
    }

    /** The same for all its roles. @param folder of the benchmark */
    static String password(Path folder) throws IOException {
        return Files.readString(folder.resolve("postgres/data/baolei.password")).strip();
    }
}
