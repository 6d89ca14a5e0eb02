package cn.baolei.engine;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFieldsImpl;

/**
 * A value as the engine spreads it over its columns (text, whole number, decimal number), in one text that can be sealed. What the
 * engine keeps as bytes is sealed by itself.
 */
public final class SealedFields {

    private static final Pattern PACKED = Pattern.compile("(-?\\d*)\\|([^|]*)\\|(-|=)(.*)", Pattern.DOTALL);

    private SealedFields() {
    }

    /** Null when there is nothing to seal. */
    static String pack(String text, Long whole, Double decimal) {
        if ((text == null || text.isEmpty()) && whole == null && decimal == null) {
            return null;
        }
        return (whole == null ? "" : whole) + "|" + (decimal == null ? "" : decimal) + "|" + (text == null ? "-" : "=" + text);
    }

    static ValueFields unpack(String packed, String text2) {
        Matcher parts = parts(packed);
        ValueFields fields = new ValueFieldsImpl();
        fields.setLongValue(parts.group(1).isEmpty() ? null : Long.valueOf(parts.group(1)));
        fields.setDoubleValue(parts.group(2).isEmpty() ? null : Double.valueOf(parts.group(2)));
        fields.setTextValue(parts.group(3).equals("-") ? null : parts.group(4));
        fields.setTextValue2(text2);
        return fields;
    }

    /** The value as somebody would read it; what was kept as bytes as it is. */
    public static String display(String opened) {
        Matcher parts = PACKED.matcher(opened);
        return !parts.matches() ? opened : parts.group(3).equals("=") ? parts.group(4) : parts.group(2).isEmpty() ? parts.group(1) : parts.group(2);
    }

    static ValueFields ofBytes(String content, String text2) {
        ValueFields fields = new ValueFieldsImpl();
        fields.setByteArrayValue(content.getBytes(StandardCharsets.UTF_8));
        fields.setTextValue2(text2);
        return fields;
    }

    static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static Matcher parts(String packed) {
        Matcher parts = PACKED.matcher(packed);
        if (!parts.matches()) {
            throw new IllegalStateException("A sealed value is not packed as expected");
        }
        return parts;
    }
}
