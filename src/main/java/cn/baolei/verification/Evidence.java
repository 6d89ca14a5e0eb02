package cn.baolei.verification;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of the journal proves one case, without the database: docs/schema/evidence.schema.json.
 *
 * @param format  {@link #FORMAT}
 * @param chain   of the journal, {@code case:<case number>}
 * @param key     public key of the newest seal, X.509 in Base64; whoever verifies should know it from elsewhere
 * @param entries all that are sealed, in their order
 * @param seals   from the first that covers one of them to the newest, without a gap
 * @param closing how many entries there are and which seal is the newest: without it, nobody could see that the last ones are missing
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Evidence(String format, String chain, String key, List<Proved> entries, List<Signed> seals, Signed closing) {

    public static final String FORMAT = "baolei-evidence/1";

    /**
     * @param body     as it was hashed
     * @param seal     number of the seal that covers it
     * @param position of its leaf in that
     * @param path     audit path (RFC 6962, 2.1.1) from the leaf to the root, hexadecimal
     */
    public record Proved(String body, long seal, long position, List<String> path) {
    }

    /**
     * @param body      as it was signed
     * @param signature Ed25519, hexadecimal
     */
    public record Signed(String body, String signature) {
    }

    /** @throws CannotCheck when this is not such evidence */
    public static Evidence read(String json) {
        try {
            Evidence read = Bodies.JSON.readValue(json, Evidence.class);
            boolean whole = read != null && FORMAT.equals(read.format) && read.chain != null && read.key != null && read.entries != null && read.seals != null
                    && read.entries.stream().allMatch(entry -> entry != null && entry.body != null && entry.path != null
                            && entry.path.stream().allMatch(Objects::nonNull))
                    && read.seals.stream().allMatch(seal -> seal != null && seal.body != null && seal.signature != null)
                    && (read.closing == null || read.closing.body != null && read.closing.signature != null);
            if (whole) {
                return read;
            }
        } catch (JsonProcessingException unreadable) {
            // Told below, like everything else that is no evidence.
        }
        throw new CannotCheck("这不是堡垒导出的案件证据文件，或文件已不完整。");
    }

    /** Ids of the process instances that it tells of. */
    public Set<String> instances() {
        return entries.stream().flatMap(entry -> Bodies.entry(entry.body()).stream()).map(entry -> entry.facts().path("instance").asText(""))
                .filter(instance -> !instance.isEmpty()).collect(Collectors.toSet());
    }

    /** @param file a case file as JSON. @return what {@link Evidences#of(String, String)} is to sign of it */
    public static String digest(ObjectNode file) {
        return ExportedFile.digest(file);
    }

    public String json() {
        try {
            return Bodies.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** By what the evidence itself says alone. @param now for the report only */
    public Report verify(Instant now) {
        return verify(Outside.NOTHING, now);
    }

    /**
     * @param outside what is known from elsewhere
     * @param now     for the report only
     */
    Report verify(Outside outside, Instant now) {
        return verify(outside, Optional.empty(), now);
    }

    /** @param file digest of the case file that it came with */
    Report verify(Outside outside, Optional<String> file, Instant now) {
        return new EvidenceCheck(this, outside, file).report(now);
    }
}
