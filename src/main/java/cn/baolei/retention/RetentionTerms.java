package cn.baolei.retention;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How long the history of each process is kept at least, and by which rule: {@code processes/retention.csv}. */
public final class RetentionTerms {

    private static final String SHIPPED = "/processes/retention.csv";

    /**
     * @param process key
     * @param years   calendar years after the end of the last instance of the case
     * @param source  of the rule, in Chinese
     * @param apart   what of it is archived apart from this system, in Chinese; may be empty
     */
    public record Term(String process, int years, String source, String apart) {

        /** The least {@code historyTimeToLive} of a diagram, in days. */
        public int leastDays() {
            return years * 365;
        }
    }

    private final Map<String, Term> terms;

    private RetentionTerms(Map<String, Term> terms) {
        this.terms = terms;
    }

    public static RetentionTerms shipped() {
        Map<String, Term> terms = new LinkedHashMap<>();
        try (InputStream file = RetentionTerms.class.getResourceAsStream(SHIPPED);
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : rows) {
                Term term = new Term(row.getField("process"), Integer.parseInt(row.getField("years")), row.getField("source"), row.getField("apart"));
                if (terms.put(term.process(), term) != null) {
                    throw new IllegalArgumentException("Declared twice: " + term.process());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RetentionTerms(terms);
    }

    /** Empty for a process that is not one of the product's. */
    public Optional<Term> of(String process) {
        return Optional.ofNullable(terms.get(process));
    }

    /** In the order of the file. */
    public Collection<Term> all() {
        return terms.values();
    }
}
