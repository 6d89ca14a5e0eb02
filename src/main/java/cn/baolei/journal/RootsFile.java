package cn.baolei.journal;

import cn.baolei.engine.OfficialTime;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Adds committed seals to {@code roots-<day>.jsonl} in the drop directory: one line for each, its body and signature. What was dropped is
 * read from the files themselves, so nothing is dropped twice, and after a time in which the directory was away nothing is left out.
 */
@Component
class RootsFile {

    private static final Logger LOG = LoggerFactory.getLogger(RootsFile.class);
    private static final int AT_ONCE = 1000;

    private final Path directory;
    private final SealTable table;
    private final ObjectMapper json = new ObjectMapper();

    RootsFile(JournalProperties properties, SealTable table) {
        this.directory = properties.dropDirectory();
        this.table = table;
    }

    /** A directory that is away is no reason to stop sealing; it is told at every attempt. */
    void drop() {
        if (directory == null) {
            return;
        }
        try {
            Files.createDirectories(directory);
            List<Seal> seals;
            long last = lastDropped();
            while (!(seals = table.after(last, AT_ONCE)).isEmpty()) {
                for (Seal seal : seals) {
                    append(seal);
                }
                last = seals.get(seals.size() - 1).number();
            }
        } catch (IOException e) {
            LOG.error("Roots of the journal cannot be written to {}: {}", directory, e.getMessage());
        }
    }

    private void append(Seal seal) throws IOException {
        String line = CanonicalJson.of(Map.of("body", seal.body(), "signature", Base64.getEncoder().encodeToString(seal.signature()))) + "\n";
        Path file = directory.resolve("roots-" + LocalDate.ofInstant(seal.sealedAt(), OfficialTime.ZONE) + ".jsonl");
        boolean cutOff = Files.exists(file) && Files.size(file) > 0 && !endsWithLine(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer content = ByteBuffer.wrap(((cutOff ? "\n" : "") + line).getBytes(StandardCharsets.UTF_8));
            while (content.hasRemaining()) {
                channel.write(content);
            }
            channel.force(true);
        }
    }

    private static boolean endsWithLine(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) == '\n';
        }
    }

    /** Of the newest file that holds a whole line. */
    private long lastDropped() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> each.getFileName().toString().matches("roots-\\d{4}-\\d\\d-\\d\\d\\.jsonl"))
                    .sorted((one, other) -> other.compareTo(one)).toList()) {
                OptionalLong last = Files.readAllLines(file).stream().flatMap(line -> number(line).stream()).mapToLong(Long::longValue).max();
                if (last.isPresent()) {
                    return last.getAsLong();
                }
            }
        }
        return 0;
    }

    /** Empty for a line that a crash cut off. */
    private Optional<Long> number(String line) {
        try {
            return Optional.of(json.readTree(json.readTree(line).path("body").asText()).path("number").asLong()).filter(number -> number > 0);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
