package cn.baolei.database;

import java.nio.file.Path;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where and how the embedded PostgreSQL runs.
 *
 * @param directory everything of one database: data, lock, log; relative to the working directory, by default
 *                  {@code var/postgres}
 * @param binaries  where the PostgreSQL programs are unpacked; by default within {@code directory}, because a cleaner of
 *                  temporary files must not take a running server's libraries away and no other user may plant programs
 * @param settings  server settings (names as in postgresql.conf) that replace or add to the defaults
 */
@ConfigurationProperties("baolei.database")
public record EmbeddedPostgresProperties(Path directory, Path binaries, Map<String, String> settings) {

    public EmbeddedPostgresProperties {
        directory = directory == null ? Path.of("var", "postgres") : directory;
        binaries = binaries == null ? directory.resolve("binaries") : binaries;
        settings = settings == null ? Map.of() : Map.copyOf(settings);
    }
}
