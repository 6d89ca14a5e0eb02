package cn.baolei.verification;

import static cn.baolei.verification.FindingKind.CHAIN_DROPPED;
import static cn.baolei.verification.FindingKind.ENTRY_ALTERED;
import static cn.baolei.verification.FindingKind.ENTRY_INSERTED;
import static cn.baolei.verification.FindingKind.FIRST_REMOVED;
import static cn.baolei.verification.FindingKind.KEY_REPLACED;
import static cn.baolei.verification.FindingKind.LAST_REMOVED;
import static cn.baolei.verification.FindingKind.MIDDLE_REMOVED;
import static cn.baolei.verification.FindingKind.ORDER_CHANGED;
import static cn.baolei.verification.FindingKind.SEAL_ALTERED;
import static cn.baolei.verification.FindingKind.SEAL_MISSING;
import static cn.baolei.verification.TestJournal.kinds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.TestDatabase;
import cn.baolei.verification.Evidence.Proved;
import cn.baolei.verification.Evidence.Signed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One case taken out of the journal proves itself, and nothing that is done to the file goes unnoticed. */
class EvidenceTest {

    private static final TestJournal JOURNAL = new TestJournal(TestDatabase.create());
    private static Evidence evidence;

    @BeforeAll
    static void write() {
        JOURNAL.written();
        evidence = JOURNAL.evidence("甲-1");
    }

    @Test
    void should_ProveTheCase_When_NothingWasDone() {
        Report report = verify(Evidence.read(evidence.json()));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(4);
        assertThat(report.newest()).isEqualTo(4);
        assertThat(report.notes()).containsExactly("没有提供外部掌握的公钥或指纹，不能排除有人用另一把密钥重做了整份文件。");
        assertThat(evidence.verify(new Outside(List.of(JOURNAL.fingerprint()), Optional.empty()), JOURNAL.now).notes()).isEmpty();
    }

    @Test
    void should_LeaveOut_What_IsNotSealedYet() {
        TestJournal other = new TestJournal(TestDatabase.create()).written();
        other.record("case:甲-1", "task", Map.of("event", "complete"));
        assertThat(other.evidence("甲-1").entries()).hasSize(4);
        assertThatThrownBy(() -> other.evidence("没有")).isInstanceOf(CannotCheck.class).hasMessage("“案件 没有”还没有已封存的记录。");
    }

    @Test
    void should_TellTheAttacksApart_When_TheFileIsTamperedWith() {
        assertFound(ENTRY_ALTERED, entries(list -> {
            list.set(1, new Proved(list.get(1).body().replace("step-2", "step-9"), list.get(1).seal(), list.get(1).position(), list.get(1).path()));
            return list;
        }));
        assertFound(FIRST_REMOVED, entries(list -> list.subList(1, 4)));
        assertFound(MIDDLE_REMOVED, entries(list -> without(list, 2)));
        assertFound(LAST_REMOVED, entries(list -> list.subList(0, 3)));
        assertFound(CHAIN_DROPPED, entries(list -> List.of()));
        assertFound(ORDER_CHANGED, entries(list -> List.of(list.get(0), list.get(2), list.get(1), list.get(3))));
        assertFound(ENTRY_INSERTED, entries(list -> {
            list.add(invented(list.get(3), 5));
            return list;
        }));
        assertFound(ENTRY_INSERTED, entries(list -> {
            list.add(2, invented(list.get(1), 3));
            return list;
        }));
        assertFound(SEAL_MISSING, seals(list -> without(list, 1)));
        assertFound(SEAL_ALTERED, seals(list -> {
            list.set(1, new Signed(list.get(1).body().replace("\"leaves\":3", "\"leaves\":5"), list.get(1).signature()));
            return list;
        }));
    }

    @Test
    void should_SayThatTheKeyIsAnother_When_TheWholeFileIsMadeAnew(@TempDir Path outside) throws Exception {
        TestJournal other = new TestJournal(TestDatabase.create()).written();
        JOURNAL.drop(outside);
        assertThat(kinds(other.evidence("甲-1").verify(new Outside(List.of(JOURNAL.fingerprint()), Optional.empty()), other.now))).containsExactly(KEY_REPLACED);
        assertThat(kinds(other.evidence("甲-1").verify(new Outside(List.of(), Optional.of(outside)), other.now))).containsExactly(KEY_REPLACED);
    }

    @Test
    void should_RefuseIt_When_ItIsNoEvidence() {
        assertThatThrownBy(() -> Evidence.read("{}")).isInstanceOf(CannotCheck.class);
        assertThatThrownBy(() -> Evidence.read("nothing")).isInstanceOf(CannotCheck.class);
        assertThatThrownBy(() -> Evidence.read(evidence.json().substring(0, 300))).isInstanceOf(CannotCheck.class);
    }

    @Test
    void should_NeverAcceptIt_When_AnythingInItIsChanged() throws Exception {
        Random random = new Random(6962);
        String whole = evidence.json();
        for (int attempt = 0; attempt < 1_500; attempt++) {
            JsonNode json = Bodies.JSON.readTree(whole);
            String change = change(json, random);
            String changed = json.toString();
            if (Bodies.JSON.readTree(changed).equals(Bodies.JSON.readTree(whole))) {
                continue;
            }
            try {
                Report report = verify(Evidence.read(changed));
                assertThat(report.whole()).as(change).isFalse();
            } catch (CannotCheck refused) {
                assertThat(refused).hasMessageContaining("证据文件");
            }
        }
    }

    /** One value somewhere: another character or number, or a member or an element taken away or doubled. */
    private static String change(JsonNode root, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        JsonNode container = containers.get(random.nextInt(containers.size()));
        if (container instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            JsonNode value = object.get(name);
            if (value.isTextual()) {
                object.put(name, changed(value.textValue(), random));
            } else if (value.isIntegralNumber()) {
                object.put(name, value.longValue() + 1 + random.nextInt(5));
            } else {
                object.remove(name);
            }
            return name;
        }
        ArrayNode array = (ArrayNode) container;
        int index = array.isEmpty() ? 0 : random.nextInt(array.size());
        if (array.isEmpty() || random.nextBoolean()) {
            array.insert(index, array.isEmpty() ? Bodies.JSON.getNodeFactory().textNode("00".repeat(32)) : array.get(index));
        } else if (array.get(index).isTextual()) {
            array.set(index, Bodies.JSON.getNodeFactory().textNode(changed(array.get(index).textValue(), random)));
        } else {
            array.remove(index);
        }
        return "element " + index;
    }

    private static String changed(String text, Random random) {
        int place = random.nextInt(text.length());
        char other = (char) (text.charAt(place) ^ 1 + random.nextInt(7));
        return random.nextInt(4) == 0 ? text.substring(0, place) + text.substring(place + 1) : text.substring(0, place) + other + text.substring(place + 1);
    }

    /** Every object and array but the seals themselves, of which nothing may go without being missed either. */
    private static void collect(JsonNode node, List<JsonNode> found) {
        if (node.isContainerNode()) {
            found.add(node);
            node.forEach(child -> collect(child, found));
        }
    }

    private static Proved invented(Proved before, long seq) {
        return new Proved(TestJournal.body("case:甲-1", seq, TestJournal.BEGIN, null, "task", Merkle.leaf(before.body()), Map.of("event", "update")),
                before.seal(), before.position(), before.path());
    }

    private static <T> List<T> without(List<T> list, int index) {
        list.remove(index);
        return list;
    }

    private static Evidence entries(UnaryOperator<List<Proved>> change) {
        return new Evidence(evidence.format(), evidence.chain(), evidence.key(), change.apply(new ArrayList<>(evidence.entries())), evidence.seals(),
                evidence.closing());
    }

    private static Evidence seals(UnaryOperator<List<Signed>> change) {
        return new Evidence(evidence.format(), evidence.chain(), evidence.key(), evidence.entries(), change.apply(new ArrayList<>(evidence.seals())),
                evidence.closing());
    }

    private static void assertFound(FindingKind kind, Evidence changed) {
        assertThat(kinds(verify(changed))).as(kind.key()).containsExactly(kind);
    }

    private static Report verify(Evidence evidence) {
        return evidence.verify(Outside.NOTHING, JOURNAL.now);
    }
}
