package cn.baolei.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds in what PostgreSQL wrote the one line that says why it failed. */
final class LogFile {

    private static final Pattern COMPLAINT = Pattern.compile("FATAL|PANIC|ERROR|error:|could not");

    private LogFile() {
    }

    /** @return the last line that complains, else the last line, else that there was none */
    static String reason(Path file) throws IOException {
        if (!Files.exists(file)) {
            return "(no output)";
        }
        List<String> lines = Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.stream().filter(line -> COMPLAINT.matcher(line).find()).reduce((first, last) -> last)
                .or(() -> lines.stream().reduce((first, last) -> last))
                .orElse("(no output)");
    }
}
