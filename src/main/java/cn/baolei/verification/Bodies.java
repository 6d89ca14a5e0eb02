package cn.baolei.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The texts that are hashed and signed, read. What says a thing twice or ends in something else says nothing. */
final class Bodies {

    static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** @param previous hash of the entry before in the chain, "" for the first */
    record OfEntry(String chain, long seq, Instant recordedAt, String actor, String kind, String previous, JsonNode facts) {
    }

    /** @param key public key, X.509 in Base64 */
    record OfSeal(long number, Instant sealedAt, long leaves, String root, String previous, String key) {
    }

    private Bodies() {
    }

    static Optional<OfEntry> entry(String body) {
        return read(body).map(json -> new OfEntry(text(json, "chain"), number(json, "seq"), instant(json, "recordedAt"),
                json.path("actor").isNull() ? null : json.path("actor").asText(null), text(json, "kind"), text(json, "previous"), json.path("facts")))
                .filter(entry -> entry.recordedAt() != null);
    }

    static Optional<OfSeal> seal(String body) {
        return read(body).map(json -> new OfSeal(number(json, "number"), instant(json, "sealedAt"), number(json, "leaves"),
                text(json, "root"), text(json, "previous"), text(json, "key"))).filter(seal -> seal.sealedAt() != null);
    }

    /** Empty for what is no object. */
    static Optional<JsonNode> read(String body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).isTextual() ? json.path(name).textValue() : "?";
    }

    private static long number(JsonNode json, String name) {
        return json.path(name).canConvertToExactIntegral() && json.path(name).canConvertToLong() ? json.path(name).longValue() : -1;
    }

    private static Instant instant(JsonNode json, String name) {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text(json, name), Instant::from);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
