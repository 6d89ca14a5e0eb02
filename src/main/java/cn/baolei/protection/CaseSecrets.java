package cn.baolei.protection;

import cn.baolei.engine.SealedFields;
import cn.baolei.engine.VariableProtection;
import cn.baolei.engine.VariableProtection.Opened;
import cn.baolei.engine.VariableProtection.Reader;
import cn.baolei.engine.VariableProtection.Work;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** Keeps what our own tables hold of a person under the key of the case, by the same rules as the engine's variables. */
@Component
public class CaseSecrets {

    /** What is read once the key of a case is destroyed. */
    public static final String ERASED = "已删除";

    private final VariableProtection protection;
    private final CaseKeys keys;

    CaseSecrets(VariableProtection protection, CaseKeys keys) {
        this.protection = protection;
        this.keys = keys;
    }

    /** Whether a field of this name is protected, in whatever form or process. */
    public boolean isProtected(String field) {
        return protection.covers(field);
    }

    /**
     * @param field as declared in {@code protected-fields.csv}; its kind decides what others see of it
     * @param clear nothing is done with null or nothing
     * @throws cn.baolei.engine.Refusal when the key of the case was destroyed
     */
    public String seal(String caseNumber, String field, String clear) {
        return clear == null || clear.isEmpty() ? clear : protection.begin().seal(caseNumber, field, clear);
    }

    /** The same for many values of one case: its key is looked up once. */
    public UnaryOperator<String> sealing(String caseNumber, String field) {
        Work work = protection.begin();
        return clear -> clear == null || clear.isEmpty() ? clear : work.seal(caseNumber, field, clear);
    }

    /** A digest by which the same word of the same case is found again; without the key nobody can try words against it. */
    public UnaryOperator<byte[]> blindIndex(String caseNumber) {
        SecretKey key = keys.forWriting(caseNumber);
        return word -> BlindIndex.of(key, word);
    }

    /** In clear, for a step or a service that works with it; {@link #ERASED} once it is destroyed. */
    public String open(String sealed) {
        return shown(protection.begin(), sealed, null);
    }

    /** Many of the engine's variables, of many cases, in clear, without those that are destroyed. */
    public List<String> openVariables(List<String> stored) {
        List<FieldCipher.Sealed> sealed = stored.stream().filter(protection::isSealed).map(FieldCipher::parse).toList();
        Map<String, SecretKey> known = keys.forReading(sealed.stream().map(FieldCipher.Sealed::caseNumber).collect(Collectors.toSet()));
        return Stream.concat(stored.stream().filter(value -> !protection.isSealed(value)), sealed.stream()
                .filter(value -> known.containsKey(value.caseNumber()))
                .map(value -> SealedFields.display(FieldCipher.open(known.get(value.caseNumber()), value)))).toList();
    }

    /**
     * For a page whose own rule has decided that this person may read. Close it when the page has all it needs: then the reading is
     * written down.
     */
    public Reading reading(String user) {
        return new Reading(protection.begin(), new Reader(user, List.of(), true));
    }

    /** One page's reading; the key of a case is looked up once. */
    public final class Reading implements AutoCloseable {

        private final Work work;
        private final Reader reader;

        private Reading(Work work, Reader reader) {
            this.work = work;
            this.reader = reader;
        }

        /** In clear; {@link #ERASED} once it is destroyed. */
        public String show(String sealed) {
            return shown(work, sealed, reader);
        }

        @Override
        public void close() {
            work.finish();
        }
    }

    private String shown(Work work, String sealed, Reader reader) {
        if (!protection.isSealed(sealed)) {
            return sealed;
        }
        Opened opened = work.open(sealed, reader);
        return opened.clear() == null ? ERASED : opened.clear();
    }
}
