package cn.baolei.verification;

import static cn.baolei.verification.FindingKind.CHAIN_DROPPED;
import static cn.baolei.verification.FindingKind.ENTRY_ALTERED;
import static cn.baolei.verification.FindingKind.ENTRY_INSERTED;
import static cn.baolei.verification.FindingKind.FIRST_REMOVED;
import static cn.baolei.verification.FindingKind.KEY_REPLACED;
import static cn.baolei.verification.FindingKind.LAST_REMOVED;
import static cn.baolei.verification.FindingKind.MIDDLE_REMOVED;
import static cn.baolei.verification.FindingKind.OLD_STATE_RESTORED;
import static cn.baolei.verification.FindingKind.ORDER_CHANGED;
import static cn.baolei.verification.FindingKind.SEAL_ALTERED;
import static cn.baolei.verification.FindingKind.SEAL_MISSING;
import static cn.baolei.verification.FindingKind.UNSEALED;
import static cn.baolei.verification.TestJournal.kinds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baolei.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever owns the tables, has switched the triggers off and knows SQL: found, and each attack told from the others. */
class AttacksTest {

    private static final TestJournal JOURNAL = new TestJournal(TestDatabase.create());
    private static final String CHAIN = "case:甲-1";

    @BeforeEach
    void write() {
        JOURNAL.clear();
        JOURNAL.written();
    }

    @Test
    void should_FindNothing_When_NothingWasDone() {
        Report report = JOURNAL.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.whole()).isTrue();
        assertThat(report.entries()).isEqualTo(12);
        assertThat(report.chains()).isEqualTo(3);
        assertThat(report.seals()).isEqualTo(4);
        assertThat(report.notes()).containsExactly("没有提供外部留存的封签，不能排除整个日志被换成旧备份。");
        assertThat(JOURNAL.verify(CHAIN).findings()).isEmpty();
        assertThatThrownBy(() -> JOURNAL.verify("case:没有")).isInstanceOf(CannotCheck.class).hasMessageContaining("没有");
    }

    @Test
    void should_NameTheEntry_When_ItsTextIsChanged() {
        JOURNAL.jdbc.update("update journal_entry set body = replace(body, 'step-2', 'step-9') where chain = ? and seq = 2", CHAIN);
        assertAltered(JOURNAL.verify(), 2);
        assertAltered(JOURNAL.verify(CHAIN), 2);
    }

    @Test
    void should_NameTheEntry_When_OnlyAColumnIsChanged() {
        JOURNAL.jdbc.update("update journal_entry set actor = 'somebody.else' where chain = ? and seq = 4", CHAIN);
        assertAltered(JOURNAL.verify(), 4);
    }

    @Test
    void should_NameTheEntry_When_ItsHashIsMadeToFit() {
        JOURNAL.rewrite(CHAIN, 2, "step-2", "step-9");
        assertAltered(JOURNAL.verify(), 2);
    }

    @Test
    void should_NameTheSealAndWhoMayBeMeant_When_TheLastIsMadeToFit() {
        JOURNAL.rewrite(CHAIN, 4, "step-4", "step-9");
        Report report = JOURNAL.verify();
        assertThat(kinds(report)).containsExactly(ENTRY_ALTERED);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.seal()).isEqualTo(4);
            assertThat(finding.words()).contains("案件 甲-1", "案件 乙-2", "案件 丙-3");
        });
    }

    @Test
    void should_NameTheCase_When_LaterSealsSpeakForTheOthers() {
        JOURNAL.rewrite(CHAIN, 4, "step-4", "step-9");
        JOURNAL.record("case:乙-2", "task", Map.of("event", "complete"));
        JOURNAL.record("case:丙-3", "task", Map.of("event", "complete"));
        JOURNAL.seal();
        Report report = JOURNAL.verify();
        assertThat(kinds(report)).containsExactly(ENTRY_ALTERED);
        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.chain()).isEqualTo(CHAIN));
    }

    @Test
    void should_FindIt_When_TheWholeRestOfTheChainIsMadeToFit() {
        String old = hash(2);
        JOURNAL.rewrite(CHAIN, 2, "step-2", "step-9");
        for (int seq = 3; seq <= 4; seq++) {
            String before = hash(seq);
            JOURNAL.rewrite(CHAIN, seq, old, hash(seq - 1));
            old = before;
        }
        Report report = JOURNAL.verify();
        assertThat(kinds(report)).containsExactly(ENTRY_ALTERED);
        assertThat(report.findings()).extracting(Finding::seal).containsExactly(2L, 3L, 4L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void should_SayThatTheFirstIsGone_When_ItIsDeleted(boolean withItsLeaf) {
        delete(1, withItsLeaf);
        assertOnly(JOURNAL.verify(), FIRST_REMOVED, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void should_SayThatOneInTheMiddleIsGone_When_ItIsDeleted(boolean withItsLeaf) {
        delete(3, withItsLeaf);
        assertOnly(JOURNAL.verify(), MIDDLE_REMOVED, 3);
    }

    @Test
    void should_SayThatTheEndIsCutOff_When_TheLastIsDeleted() {
        delete(4, false);
        assertOnly(JOURNAL.verify(), LAST_REMOVED, 4);
        assertOnly(JOURNAL.verify(CHAIN), LAST_REMOVED, 4);
    }

    @Test
    void should_SayThatTheEndIsCutOff_When_TheLastIsDeletedWithItsLeaf() {
        delete(4, true);
        Report report = JOURNAL.verify();
        assertThat(kinds(report)).containsExactly(LAST_REMOVED);
        assertThat(report.findings()).extracting(Finding::seal).containsExactly(4L);
    }

    @Test
    void should_SayThatTheOrderIsChanged_When_TwoAreSwapped() {
        swapNumbers(2, 3);
        assertThat(kinds(JOURNAL.verify())).containsExactly(ORDER_CHANGED);
        assertThat(kinds(JOURNAL.verify(CHAIN))).containsExactly(ORDER_CHANGED);
    }

    @Test
    void should_SayThatTheOrderIsChanged_When_TheTextsOfTwoAreSwapped() {
        JOURNAL.jdbc.update("""
                update journal_entry own set body = other.body, hash = other.hash, recorded_at = other.recorded_at from journal_entry other
                where own.chain = ? and other.chain = own.chain and (own.seq, other.seq) in ((2, 4), (4, 2))""", CHAIN);
        assertThat(kinds(JOURNAL.verify())).containsExactly(ORDER_CHANGED);
    }

    @Test
    void should_SayThatOneIsInserted_When_ItIsAddedAtTheEnd() {
        insertAfter(4, JOURNAL.now.minus(Duration.ofDays(3)));
        assertOnly(JOURNAL.verify(), ENTRY_INSERTED, 5);
    }

    @Test
    void should_SayThatOneIsInserted_When_ItIsBackDatedAndSealedWithTheNextOne() {
        JOURNAL.now = JOURNAL.now.plus(Duration.ofDays(2));
        JOURNAL.record("case:乙-2", "task", Map.of("event", "complete"));
        JOURNAL.seal();
        JOURNAL.now = JOURNAL.now.plus(Duration.ofDays(2));
        insertAfter(4, JOURNAL.now.minus(Duration.ofDays(3)));
        JOURNAL.record(CHAIN, "task", Map.of("event", "complete"));
        JOURNAL.seal();
        assertOnly(JOURNAL.verify(), ENTRY_INSERTED, 5);
    }

    @Test
    void should_SayThatOneIsInserted_When_ItIsBetweenOthers() {
        JOURNAL.jdbc.update("update journal_entry set seq = seq + 101 where chain = ? and seq >= 3", CHAIN);
        JOURNAL.jdbc.update("update journal_entry set seq = seq - 100 where chain = ? and seq > 100", CHAIN);
        insertAfter(2, TestJournal.BEGIN);
        assertOnly(JOURNAL.verify(), ENTRY_INSERTED, 3);
    }

    @Test
    void should_SayThatTheCaseIsGone_When_AllItsEntriesAre() {
        JOURNAL.jdbc.update("delete from journal_entry where chain = ?", CHAIN);
        Report report = JOURNAL.verify();
        assertThat(kinds(report)).containsExactly(CHAIN_DROPPED);
        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.chain()).isEqualTo(CHAIN));
        assertThat(kinds(JOURNAL.verify(CHAIN))).containsExactly(CHAIN_DROPPED);
    }

    @Test
    void should_SayThatAnOldStateWasPutBack_When_RootsOutsideAreNewer(@TempDir Path outside) throws Exception {
        JOURNAL.backUp();
        JOURNAL.record(CHAIN, "task", Map.of("event", "complete"));
        JOURNAL.seal();
        JOURNAL.drop(outside);
        JOURNAL.putBack();
        assertThat(kinds(verify(outside))).containsExactly(OLD_STATE_RESTORED);
        assertThat(JOURNAL.verify().whole()).as("nobody can tell without them").isTrue();
    }

    @Test
    void should_SayThatAnOldStateWasPutBack_When_ItWasGoneOnWithBySomebodyWithTheKey(@TempDir Path outside) throws Exception {
        JOURNAL.backUp();
        JOURNAL.record(CHAIN, "task", Map.of("event", "complete"));
        JOURNAL.seal();
        JOURNAL.drop(outside);
        JOURNAL.putBack();
        JOURNAL.record(CHAIN, "task", Map.of("event", "delete"));
        JOURNAL.seal();
        assertThat(kinds(verify(outside))).containsExactly(OLD_STATE_RESTORED);
    }

    @Test
    void should_SayThatTheKeyIsAnother_When_EverythingIsSignedAnew(@TempDir Path outside) throws Exception {
        String known = JOURNAL.fingerprint();
        JOURNAL.drop(outside);
        JOURNAL.rewrite(CHAIN, 4, "step-4", "step-9");
        JOURNAL.keys = TestJournal.newKeys();
        JOURNAL.signAgain(1);
        assertThat(kinds(verify(new Outside(List.of(known), Optional.empty())))).containsExactly(KEY_REPLACED);
        assertThat(kinds(verify(outside))).containsExactly(KEY_REPLACED);
        Report believed = verify(Outside.NOTHING);
        assertThat(believed.whole()).isTrue();
        assertThat(believed.notes()).contains("没有提供外部掌握的公钥或指纹，不能排除签名密钥被整体更换。");
    }

    @Test
    void should_SayThatTheKeyIsAnother_When_OnlyTheEndIsSignedAnew() {
        JOURNAL.keys = TestJournal.newKeys();
        JOURNAL.signAgain(3);
        Report report = verify(Outside.NOTHING);
        assertThat(kinds(report)).containsExactly(KEY_REPLACED);
        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.seal()).isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root = sha256('x')", "sealed_at = sealed_at - interval '1 day'", "signature = sha256('x') || sha256('y')",
        "body = replace(body, '\"leaves\":3', '\"leaves\":4'), leaves = 4"})
    void should_NameTheSeal_When_ItIsChanged(String change) {
        JOURNAL.jdbc.update("update journal_seal set " + change + " where number = 2");
        Report report = JOURNAL.verify();
        assertThat(kinds(report)).containsExactly(SEAL_ALTERED);
        assertThat(report.findings()).allSatisfy(finding -> assertThat(finding.seal()).isEqualTo(2));
    }

    @Test
    void should_NameTheSeal_When_ItsListOfEntriesIsChanged() {
        JOURNAL.jdbc.update("delete from journal_leaf where seal = 2 and chain = ?", CHAIN);
        Report report = JOURNAL.verify();
        assertThat(kinds(report)).containsExactly(SEAL_ALTERED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 4})
    void should_NameTheSeal_When_ItIsDeleted(long number) {
        JOURNAL.jdbc.update("delete from journal_seal where number = ?", number);
        Report report = JOURNAL.verify();
        assertThat(kinds(report)).containsExactly(SEAL_MISSING);
        assertThat(report.findings()).singleElement().satisfies(finding -> assertThat(finding.seal()).isEqualTo(number));
    }

    @Test
    void should_NotCallACaseWhole_When_ItsSealCannotBeComputedBecauseOfAnother() {
        JOURNAL.rewrite(CHAIN, 4, "step-4", "step-9");
        JOURNAL.jdbc.update("delete from journal_entry where chain = 'case:乙-2' and seq = 4");
        assertThat(kinds(JOURNAL.verify(CHAIN))).containsExactly(SEAL_ALTERED);
        assertThat(kinds(JOURNAL.verify())).containsExactly(LAST_REMOVED);
    }

    @Test
    void should_SayThatItIsNotSealed_When_SealingStands() {
        JOURNAL.record(CHAIN, "task", Map.of("event", "complete"));
        assertOnly(JOURNAL.verify(), UNSEALED, 5);
    }

    @Test
    void should_FindNothing_When_EntriesAreSealedLateAfterSealingStood() {
        for (int day = 0; day < 3; day++) {
            JOURNAL.record(CHAIN, "task", Map.of("event", "update", "day", day));
            JOURNAL.now = JOURNAL.now.plus(Duration.ofDays(1));
        }
        JOURNAL.seal();
        assertThat(JOURNAL.verify().findings()).isEmpty();
    }

    private static Report verify(Outside outside) {
        return JOURNAL.verification(outside).run(null, (done, of) -> { });
    }

    private static Report verify(Path roots) {
        return verify(new Outside(List.of(), Optional.of(roots)));
    }

    private static String hash(long seq) {
        return JOURNAL.jdbc.queryForObject("select encode(hash, 'hex') from journal_entry where chain = ? and seq = ?", String.class, CHAIN, seq);
    }

    private static void delete(long seq, boolean withItsLeaf) {
        JOURNAL.jdbc.update("delete from journal_entry where chain = ? and seq = ?", CHAIN, seq);
        if (withItsLeaf) {
            JOURNAL.jdbc.update("delete from journal_leaf where chain = ? and seq = ?", CHAIN, seq);
        }
    }

    private static void swapNumbers(long one, long other) {
        JOURNAL.jdbc.update("update journal_entry set seq = 100 where chain = ? and seq = ?", CHAIN, one);
        JOURNAL.jdbc.update("update journal_entry set seq = ? where chain = ? and seq = ?", one, CHAIN, other);
        JOURNAL.jdbc.update("update journal_entry set seq = ? where chain = ? and seq = 100", other, CHAIN);
    }

    private static void insertAfter(long seq, Instant at) {
        JOURNAL.insert(CHAIN, seq + 1, TestJournal.body(CHAIN, seq + 1, at, "yanshi.doctor", "task", hash(seq), Map.of("event", "update", "step", "invented")));
    }

    private static void assertAltered(Report report, long seq) {
        assertOnly(report, ENTRY_ALTERED, seq);
    }

    private static void assertOnly(Report report, FindingKind kind, long seq) {
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.chain()).isEqualTo(CHAIN);
            assertThat(finding.first()).isEqualTo(seq);
            assertThat(finding.last()).isEqualTo(seq);
        });
    }
}
