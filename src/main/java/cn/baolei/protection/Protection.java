package cn.baolei.protection;

import cn.baolei.engine.ClearValues;
import cn.baolei.engine.SealedFields;
import cn.baolei.engine.VariableProtection;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** The engine's protected variables, kept under the keys of their cases. */
@Component
class Protection implements VariableProtection {

    private final ProtectedFields fields = ProtectedFields.shipped();
    private final ObjectMapper json = new ObjectMapper();
    private final CaseKeys keys;
    private final ClearReaders readers;
    private final ReadLog log;
    private final ConcernedPersons concerned;

    Protection(CaseKeys keys, ClearReaders readers, ReadLog log, ConcernedPersons concerned) {
        this.keys = keys;
        this.readers = readers;
        this.log = log;
        this.concerned = concerned;
    }

    @Override
    public boolean covers(String variable) {
        return fields.coversVariable(variable);
    }

    @Override
    public boolean isSealed(String stored) {
        return FieldCipher.isSealed(stored);
    }

    @Override
    public String mask(String variable, String clear) {
        return clear.isEmpty() ? "" : fields.kindOf(variable).map(kind -> kind.mask(clear)).orElse(Kind.HIDDEN);
    }

    @Override
    public String maskJson(String variable, String content) {
        try {
            return json.writeValueAsString(masked(variable, json.readTree(content)));
        } catch (JsonProcessingException e) {
            return '"' + Kind.HIDDEN + '"';
        }
    }

    /** Whatever is not declared by its own name is hidden whole. */
    private JsonNode masked(String path, JsonNode node) {
        if (node.isArray()) {
            ArrayNode rows = json.createArrayNode();
            node.forEach(row -> rows.add(masked(path, row)));
            return rows;
        }
        if (node.isObject()) {
            ObjectNode row = json.createObjectNode();
            node.fields().forEachRemaining(field -> row.set(field.getKey(), masked(path + "." + field.getKey(), field.getValue())));
            return row;
        }
        return node.isNull() ? node : TextNode.valueOf(mask(path, node.asText()));
    }

    @Override
    public boolean mayRead(Reader reader, String caseNumber) {
        return readers.mayRead(reader.user(), reader.groups(), caseNumber);
    }

    @Override
    public Work begin() {
        return new Command();
    }

    private final class Command implements Work {

        private final Map<String, SecretKey> writing = new HashMap<>();
        private final Map<String, Optional<SecretKey>> reading = new HashMap<>();
        private final Map<String, Boolean> verdicts = new HashMap<>();
        private final Map<String, Set<String>> shown = new HashMap<>();
        private String reader;

        @Override
        public String seal(String caseNumber, String variable, String clear) {
            fields.kindOf(variable).ifPresent(kind -> concerned.enter(caseNumber, variable, kind, clear));
            return FieldCipher.seal(writing.computeIfAbsent(caseNumber, keys::forWriting), caseNumber, variable, clear);
        }

        @Override
        public Opened open(String stored, Reader asking) {
            FieldCipher.Sealed sealed = FieldCipher.parse(stored);
            Optional<SecretKey> key = reading.computeIfAbsent(sealed.caseNumber(), keys::forReading);
            if (key.isEmpty()) {
                return new Opened(sealed.field(), null, false);
            }
            boolean mayRead = asking == null || shows(asking, sealed.caseNumber(), sealed.field());
            String clear = FieldCipher.open(key.get(), sealed);
            ClearValues.met(SealedFields.display(clear));
            return new Opened(sealed.field(), clear, mayRead);
        }

        @Override
        public boolean shows(Reader asking, String caseNumber, String field) {
            boolean mayRead = asking.allowed() || verdicts.computeIfAbsent(caseNumber,
                    number -> readers.mayRead(asking.user(), asking.groups(), number));
            if (mayRead) {
                reader = asking.user();
                shown.computeIfAbsent(caseNumber, number -> new TreeSet<>()).add(field);
            }
            return mayRead;
        }

        @Override
        public void finish() {
            if (!shown.isEmpty()) {
                log.write(reader, shown);
            }
        }
    }
}
