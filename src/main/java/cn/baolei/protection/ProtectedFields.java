package cn.baolei.protection;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which fields are protected: {@code forms/protected-fields.csv}, one name for one thing in all forms and processes. */
public final class ProtectedFields {

    private static final String SHIPPED = "/forms/protected-fields.csv";

    private final Map<String, Kind> kinds;

    private ProtectedFields(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    public static ProtectedFields shipped() {
        try (InputStream file = ProtectedFields.class.getResourceAsStream(SHIPPED)) {
            return read(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException when a field stands there twice or its kind is unknown */
    static ProtectedFields read(Reader file) throws IOException {
        Map<String, Kind> kinds = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                if (kinds.put(row.getField("field"), Kind.ofWord(row.getField("kind"))) != null) {
                    throw new IllegalArgumentException("Declared twice: " + row.getField("field"));
                }
            }
        }
        return new ProtectedFields(Map.copyOf(kinds));
    }

    /** @param field the name of a variable, or {@code list.field} */
    public Optional<Kind> kindOf(String field) {
        return Optional.ofNullable(kinds.get(field));
    }

    /** All names, those within lists as {@code list.field}. */
    public Set<String> names() {
        return kinds.keySet();
    }

    boolean coversVariable(String variable) {
        return kinds.containsKey(variable);
    }
}
