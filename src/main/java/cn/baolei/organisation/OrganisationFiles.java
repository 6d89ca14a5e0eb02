package cn.baolei.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The files an import reads, as they came (bytes, so that a broken encoding is seen): UTF-8, comma, one header line.
 *
 * @param organisations {@code code,name,kind,parent,reports_to}: one line per organisation
 * @param posts         {@code organisation,role,deputy}: one line per post that must exist
 * @param users         {@code user,name,organisation,role[,email]}: one line per post held; null when nobody holds any
 */
public record OrganisationFiles(SourceFile organisations, SourceFile posts, SourceFile users) {

    /** SHA-256 over the contents, in hexadecimal digits. */
    String digest() {
        MessageDigest digest = DigestUtils.getSha256Digest();
        Stream.of(organisations, posts, users).forEach(file -> {
            // So that a line that moves from the end of one file to the beginning of the next is seen.
            digest.update((file == null ? "none;" : file.content().length + ";").getBytes(StandardCharsets.UTF_8));
            digest.update(file == null ? new byte[0] : file.content());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    boolean areThose(StartFiles earlier) {
        return digest().equals(earlier.digest());
    }

    /** @param name what findings call the file */
    public record SourceFile(String name, byte[] content) {
    }
}
