package cn.baolei.release;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The persons of all running and finished cases, of whatever organisation, in the engine's history. The text is searched in the
 * database, so that no list of patients leaves it.
 */
@Repository
class KnownPersons {

    /** As forms and messages name them (docs/modelling.md); lists of contacts hold rows with a name and a telephone. */
    private static final String SINGLE = """
            select text_ as value from act_hi_varinst
            where var_type_ = 'string' and text_ <> '' and name_ = any (:names)
            """;
    private static final String LISTED = """
            select person ->> :key as value from (
                select convert_from(bytes.bytes_, 'UTF8')::jsonb as list
                from act_hi_varinst variable join act_ge_bytearray bytes on bytes.id_ = variable.bytearray_id_
                where variable.var_type_ = 'json' and variable.name_ = 'contacts') lists,
                jsonb_array_elements(case jsonb_typeof(list) when 'array' then list else '[]' end) person
            """;
    /** One character would be found in every text. */
    private static final int SHORTEST_NAME = 2;
    /** An extension within a house is no personal number. */
    private static final int SHORTEST_NUMBER = 7;

    private final JdbcClient jdbc;

    KnownPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param text without blanks and dots, in which names are written apart */
    List<String> namesIn(String text) {
        return jdbc.sql(search("regexp_replace(normalize(value, NFKC), '[\\s·•]', '', 'g')"))
                .param("names", new String[] {"personName"}).param("key", "name")
                .param("text", text).param("shortest", SHORTEST_NAME).query(String.class).list();
    }

    /** @param digits all digits of a text, with the X of identity numbers */
    List<String> numbersIn(String digits) {
        return jdbc.sql(search("upper(regexp_replace(value, '[^0-9Xx]', '', 'g'))"))
                .param("names", new String[] {"personPhone", "personIdNumber"}).param("key", "phone")
                .param("text", digits).param("shortest", SHORTEST_NUMBER).query(String.class).list();
    }

    private static String search(String normalised) {
        return "select distinct known from (select " + normalised + " as known from (" + SINGLE + " union all " + LISTED
                + ") persons) candidates where length(known) >= :shortest and position(known in :text) > 0 order by known";
    }
}
