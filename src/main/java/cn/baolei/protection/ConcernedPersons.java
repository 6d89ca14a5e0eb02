package cn.baolei.protection;

import cn.baolei.engine.SealedFields;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In which cases a name or an identity number stands, for a search across cases, which the keys of the cases cannot give: by a digest
 * under a key of its own. A whole name or number only. {@code concerned_person} can be joined by it.
 */
@Component
public class ConcernedPersons {

    /** Stands among the keys of cases, so that it is wrapped and changed like them. No case has such a number. */
    private static final String KEY = "index:concerned";
    private static final String FIELD = "concernedPerson";

    private final ProtectedFields fields = ProtectedFields.shipped();
    private final ObjectMapper json = new ObjectMapper();
    private final JdbcClient jdbc;
    private final CaseKeys keys;
    private final ReadLog log;

    ConcernedPersons(JdbcClient jdbc, CaseKeys keys, ReadLog log) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.log = log;
    }

    /** What {@code concerned_person.word} holds for this name or identity number, as it is or would be typed. */
    public byte[] wordOf(String nameOrNumber) {
        return digest(keys.forWriting(KEY), nameOrNumber);
    }

    private static byte[] digest(SecretKey key, String nameOrNumber) {
        return BlindIndex.of(key, plain(nameOrNumber).getBytes(StandardCharsets.UTF_8));
    }

    /** Somebody has learnt that a person stands in these cases, which counts as reading. */
    public void found(String reader, Collection<String> caseNumbers) {
        if (!caseNumbers.isEmpty()) {
            log.write(reader, caseNumbers.stream().distinct().collect(Collectors.toMap(Function.identity(), number -> Set.of(FIELD))));
        }
    }

    /** Goes with the key of the case. */
    @EventListener
    void forget(CaseErased erased) {
        jdbc.sql("delete from concerned_person where case_number = ?").param(erased.caseNumber()).update();
    }

    /** In the transaction that seals the value. What belongs to no case, and the registrations of a screening round, are left out. */
    void enter(String caseNumber, String field, Kind kind, String clear) {
        if (caseNumber.indexOf('/') >= 0 || caseNumber.indexOf(':') >= 0) {
            return;
        }
        Set<String> words = new HashSet<>();
        if (kind == Kind.LIST) {
            collect(field, read(clear), words);
        } else if (names(kind)) {
            words.add(SealedFields.display(clear));
        }
        words.removeIf(word -> plain(word).isEmpty());
        if (!words.isEmpty()) {
            SecretKey key = keys.forWriting(KEY);
            // In one order, so that two cases that are written at once do not wait for each other in a circle.
            jdbc.sql("insert into concerned_person (word, case_number) select decode(word, 'hex'), ? from unnest(?) word on conflict do nothing")
                    .params(caseNumber, words.stream().map(word -> HexFormat.of().formatHex(digest(key, word))).distinct().sorted().toArray(String[]::new))
                    .update();
        }
    }

    private void collect(String path, JsonNode node, Set<String> words) {
        if (node.isArray()) {
            node.forEach(row -> collect(path, row, words));
        } else if (node.isObject()) {
            node.fields().forEachRemaining(field -> collect(path + "." + field.getKey(), field.getValue(), words));
        } else if (!node.isNull() && fields.kindOf(path).filter(ConcernedPersons::names).isPresent()) {
            words.add(node.asText());
        }
    }

    private JsonNode read(String clear) {
        try {
            return json.readTree(clear);
        } catch (JsonProcessingException notAList) {
            return json.nullNode();
        }
    }

    private static boolean names(Kind kind) {
        return kind == Kind.NAME || kind == Kind.IDENTITY;
    }

    private static String plain(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC).replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }
}
