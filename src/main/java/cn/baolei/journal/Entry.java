package cn.baolei.journal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One entry as it is kept.
 *
 * @param actor user id; null: the application by itself
 * @param body  canonical JSON of all the rest
 * @param hash  leaf hash of the body
 */
public record Entry(String chain, long seq, Instant recordedAt, String actor, String kind, String body, byte[] hash) {

    /** @param previous hash of the entry before in the chain; null for the first */
    static Entry of(String chain, long seq, byte[] previous, Instant recordedAt, String actor, String kind, Map<String, ?> facts) {
        Map<String, Object> content = new TreeMap<>();
        content.put("actor", actor);
        content.put("chain", chain);
        content.put("facts", facts);
        content.put("kind", kind);
        content.put("previous", previous == null ? "" : HexFormat.of().formatHex(previous));
        content.put("recordedAt", recordedAt);
        content.put("seq", seq);
        String body = CanonicalJson.of(content);
        return new Entry(chain, seq, recordedAt, actor, kind, body, Hashes.leaf(body));
    }
}
