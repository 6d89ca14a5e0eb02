package cn.baolei.release;

import cn.baolei.protection.CaseSecrets;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The persons of all running and finished cases, of whatever organisation, in the engine's history. They are sealed there, each under
 * the key of its case, so every one is opened to be looked for; whoever is erased is known no longer.
 */
@Repository
class KnownPersons {

    /** As forms and messages name them (docs/modelling.md). */
    private static final String SINGLE = "select distinct text_ from act_hi_varinst where var_type_ = 'string' and text_ <> '' and name_ = any (?)";
    /** Lists of contacts hold rows with a name and a telephone. */
    private static final String LISTED = """
            select convert_from(bytes.bytes_, 'UTF8') from act_hi_varinst variable join act_ge_bytearray bytes on bytes.id_ = variable.bytearray_id_
            where variable.var_type_ = 'json' and variable.name_ = 'contacts'""";
    /** One character would be found in every text. */
    private static final int SHORTEST_NAME = 2;
    /** An extension within a house is no personal number. */
    private static final int SHORTEST_NUMBER = 7;

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final ObjectMapper json;

    KnownPersons(JdbcClient jdbc, CaseSecrets secrets, ObjectMapper json) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.json = json;
    }

    /** @param text without blanks and dots, in which names are written apart */
    List<String> namesIn(String text) {
        return found(List.of("personName"), "name", text, SHORTEST_NAME,
                name -> Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s·•]", ""));
    }

    /** @param digits all digits of a text, with the X of identity numbers */
    List<String> numbersIn(String digits) {
        return found(List.of("personPhone", "personIdNumber"), "phone", digits, SHORTEST_NUMBER,
                number -> number.replaceAll("[^0-9Xx]", "").toUpperCase(Locale.ROOT));
    }

    private List<String> found(List<String> variables, String key, String text, int shortest, UnaryOperator<String> normalised) {
        Stream<String> single = secrets.openVariables(jdbc.sql(SINGLE).param(variables.toArray(String[]::new)).query(String.class).list()).stream();
        Stream<String> listed = secrets.openVariables(jdbc.sql(LISTED).query(String.class).list()).stream().flatMap(list -> values(list, key));
        return Stream.concat(single, listed).map(normalised).filter(known -> known.length() >= shortest && text.contains(known))
                .distinct().sorted().toList();
    }

    private Stream<String> values(String list, String key) {
        try {
            return StreamSupport.stream(json.readTree(list).spliterator(), false).map(row -> row.path(key)).filter(JsonNode::isTextual)
                    .map(JsonNode::textValue);
        } catch (JsonProcessingException e) {
            // The parser's message repeats the content.
            throw new IllegalStateException("A list of contacts cannot be read");
        }
    }
}
