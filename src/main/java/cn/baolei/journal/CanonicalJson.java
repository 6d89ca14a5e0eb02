package cn.baolei.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON with one way only to write it (RFC 8785), so that whoever has the content can make the same bytes again. Numbers are whole and no
 * larger than every reader of JSON keeps exact; what else is a number becomes a text.
 */
final class CanonicalJson {

    private static final long EXACT = (1L << 53) - 1;
    private static final JsonFactory JSON = JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

    private CanonicalJson() {
    }

    /** @throws IllegalArgumentException when something in it is of another type than {@link Journal} takes, or no valid text */
    static String of(Map<String, ?> object) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, object);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    /** To the microsecond, which is what the database keeps. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Map<?, ?> object) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : sorted(object).entrySet()) {
                json.writeFieldName(valid((String) member.getKey()));
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> array) {
            json.writeStartArray();
            for (Object item : array) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            number(json, ((Number) value).longValue());
        } else {
            json.writeString(valid(text(value)));
        }
    }

    /** By UTF-16 code units, which is how the standard orders and how Java compares. */
    private static Map<?, ?> sorted(Map<?, ?> object) {
        return object instanceof SortedMap<?, ?> already && already.comparator() == null ? already : new TreeMap<>(object);
    }

    private static void number(JsonGenerator json, long value) throws IOException {
        if (Math.abs(value) > EXACT || value == Long.MIN_VALUE) {
            json.writeString(BigInteger.valueOf(value).toString());
        } else {
            json.writeNumber(value);
        }
    }

    private static String text(Object value) {
        if (value instanceof Instant time) {
            return time(time);
        }
        if (value instanceof OffsetDateTime time) {
            return time(time.toInstant());
        }
        if (value instanceof Date time) {
            return time(Instant.ofEpochMilli(time.getTime()));
        }
        if (value instanceof CharSequence || value instanceof Enum<?> || value instanceof Double || value instanceof java.util.UUID) {
            return value.toString();
        }
        throw new IllegalArgumentException("A fact of the journal cannot be a " + value.getClass().getName());
    }

    /** Half a surrogate pair has no bytes in UTF-8; what the engine let through all the same must not stop a case. */
    private static String valid(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                return text.codePoints().map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            }
        }
        return text;
    }
}
