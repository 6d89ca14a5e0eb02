package cn.baolei.protection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for words in every column of every table, whatever its type, also as bytes and in Base64. */
public final class WholeDatabase {

    private final JdbcClient jdbc;

    public WholeDatabase(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As {@code table.column: word}. @param words those of digits only match whole numbers */
    public List<String> columnsWith(List<String> words) {
        List<String> found = new ArrayList<>();
        jdbc.sql("""
                select quote_ident(table_name) || '|' || quote_ident(column_name) || '|' || data_type from information_schema.columns
                where table_schema = current_schema order by 1""").query(String.class).list().stream().map(line -> line.split("\\|"))
                .forEach(column -> words.stream().filter(word -> holds(column[0], column[1], column[2].equals("bytea"), word))
                        .forEach(word -> found.add(column[0] + "." + column[1] + ": " + word)));
        return found;
    }

    private boolean holds(String table, String column, boolean bytes, String word) {
        // Latin-1 keeps every byte, so that words can be looked for within anything serialised.
        String value = bytes ? "encode(" + column + ", 'escape')" : column + "::text";
        String pattern = Stream.concat(Stream.of(bytes ? escaped(word) : pattern(word)), base64(word)).reduce((a, b) -> a + "|" + b).orElseThrow();
        return jdbc.sql("select exists (select 1 from " + table + " where " + value + " ~ ?)").param(pattern).query(Boolean.class).single();
    }

    private static String pattern(String word) {
        return word.matches("[0-9.]+") ? "(^|[^0-9.])" + quoted(word) + "0*([^0-9]|$)" : quoted(word);
    }

    private static String quoted(String word) {
        return word.replaceAll("([.*+?()\\[\\]{}|\\\\^$])", "\\\\$1");
    }

    /** As PostgreSQL shows bytes: those beyond ASCII as three octal digits. */
    private static String escaped(String word) {
        if (word.chars().allMatch(character -> character < 128)) {
            return pattern(word);
        }
        StringBuilder pattern = new StringBuilder();
        for (byte each : word.getBytes(StandardCharsets.UTF_8)) {
            pattern.append(each < 0 ? String.format("\\\\%03o", each & 0xff) : quoted(String.valueOf((char) each)));
        }
        return pattern.toString();
    }

    /** However the word lies within what was encoded; too short a word would be found anywhere. */
    private static Stream<String> base64(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        return bytes.length < 8 ? Stream.empty() : IntStream.range(0, 3).mapToObj(before -> {
            byte[] padded = new byte[before + bytes.length];
            System.arraycopy(bytes, 0, padded, before, bytes.length);
            String encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(padded, padded.length / 3 * 3));
            return encoded.substring(before == 0 ? 0 : 4).replace("+", "\\+");
        });
    }
}
