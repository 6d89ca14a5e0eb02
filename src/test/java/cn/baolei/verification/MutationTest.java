package cn.baolei.verification;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.TestDatabase;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever single value or row of the journal is changed, the verification never calls it whole. */
class MutationTest {

    private static final List<String> CHANGES = List.of(
            "update journal_entry set recorded_at = recorded_at + interval '%2$d seconds' where %1$s",
            "update journal_entry set actor = 'user-%2$d' where %1$s",
            "update journal_entry set kind = 'kind-%2$d' where %1$s",
            "update journal_entry set body = overlay(body placing chr(64 + %2$d) from %2$d) where %1$s",
            "update journal_entry set hash = sha256(hash) where %1$s",
            "update journal_entry set seq = seq + 100 where %1$s",
            "update journal_entry set chain = 'case:other' where %1$s",
            "update journal_entry set body = overlay(body placing chr(64 + %2$d) from 3 * %2$d), hash = sha256('\\x00'::bytea || convert_to(overlay(body placing chr(64 + %2$d) from 3 * %2$d), 'UTF8')) where %1$s",
            "delete from journal_entry where %1$s",
            "delete from journal_leaf where %1$s",
            "with gone as (delete from journal_entry where %1$s returning chain, seq) delete from journal_leaf using gone where journal_leaf.chain = gone.chain and journal_leaf.seq = gone.seq",
            "update journal_leaf set position = position + 10 where %1$s",
            "update journal_leaf set seal = seal + 1, position = position + 10 where %1$s",
            "update journal_leaf set chain = 'case:other' where %1$s",
            "update journal_seal set sealed_at = sealed_at + interval '%2$d seconds' where number = %3$d",
            "update journal_seal set leaves = leaves + %2$d where number = %3$d",
            "update journal_seal set root = sha256(root) where number = %3$d",
            "update journal_seal set body = overlay(body placing chr(64 + %2$d) from %2$d) where number = %3$d",
            "update journal_seal set signature = set_byte(signature, %2$d, 255 - get_byte(signature, %2$d)) where number = %3$d",
            "delete from journal_seal where number = %3$d");

    private final TestJournal journal = new TestJournal(TestDatabase.create()).written();

    @Test
    void should_NeverCallItWhole_When_SomethingIsChanged() {
        Random random = new Random(2020);
        journal.backUp();
        for (int round = 0; round < 8; round++) {
            for (String change : CHANGES) {
                String one = "chain = '" + List.of("case:甲-1", "case:乙-2", "case:丙-3").get(random.nextInt(3)) + "' and seq = " + (1 + random.nextInt(4));
                String statement = change.formatted(one, 1 + random.nextInt(25), 1 + random.nextInt(4));
                assertThat(journal.jdbc.update(statement)).as(statement).isPositive();
                assertThat(journal.verify().whole()).as(statement).isFalse();
                journal.putBack();
            }
        }
        assertThat(journal.verify().whole()).isTrue();
    }
}
