package cn.baolei.journal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * One seal as it is kept.
 *
 * @param previous  hash of the body of the seal before; of no bytes for the first
 * @param body      canonical JSON of all the rest and the public key
 * @param signature over the body
 */
public record Seal(long number, Instant sealedAt, long leaves, byte[] root, byte[] previous, String body, byte[] signature) {

    /** @param before null: this is the first */
    static Seal of(Seal before, Instant sealedAt, long leaves, byte[] root, SealKeys keys) {
        long number = after(before);
        byte[] previous = before == null ? new byte[0] : Hashes.of(before.body());
        HexFormat hex = HexFormat.of();
        String body = CanonicalJson.of(Map.of("key", keys.publicKeyText(), "leaves", leaves, "number", number, "previous", hex.formatHex(previous),
                "root", hex.formatHex(root), "sealedAt", sealedAt));
        return new Seal(number, sealedAt, leaves, root, previous, body, keys.sign(body));
    }

    /** Number of the next. @param before null: that is the first */
    static long after(Seal before) {
        return before == null ? 1 : before.number() + 1;
    }
}
