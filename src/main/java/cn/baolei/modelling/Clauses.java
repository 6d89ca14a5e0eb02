package cn.baolei.modelling;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The clauses of the notice 青教综〔2020〕25号, as {@code section-sentence} (domain.md, section 1), in its order. */
public final class Clauses {

    private static final String FILE = "/notice/clauses.csv";

    private Clauses() {
    }

    /** @return clause id → what it demands */
    public static Map<String, String> all() {
        try (InputStream file = Clauses.class.getResourceAsStream(FILE);
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            Map<String, String> clauses = new LinkedHashMap<>();
            rows.forEach(row -> clauses.put(row.getField("clause"), row.getField("text")));
            return clauses;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
