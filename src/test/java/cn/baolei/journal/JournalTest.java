package cn.baolei.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Entries and their chains, on PostgreSQL, as the application's role. */
class JournalTest {

    private static final JournalFixture FIXTURE = new JournalFixture();

    private final ObjectMapper json = new ObjectMapper();

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    @Test
    void should_ChainEntriesByTheirHashes_When_TransactionsCommit() throws Exception {
        record("case:chained", Map.of("step", "填报", "count", 2));
        record("case:chained", Map.of("step", "核实"));

        List<Entry> entries = FIXTURE.entries.ofChain("case:chained");
        assertThat(entries).extracting(Entry::seq).containsExactly(1L, 2L);
        assertThat(entries.get(0).body()).isEqualTo("{\"actor\":\"yanshi-shiyan.doctor\",\"chain\":\"case:chained\",\"facts\":{\"count\":2,\"step\":\"填报\"},"
                + "\"kind\":\"task\",\"previous\":\"\",\"recordedAt\":\"2020-02-01T01:00:00.123456Z\",\"seq\":1}");
        for (Entry entry : entries) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            assertThat(entry.hash()).isEqualTo(digest.digest(entry.body().getBytes(StandardCharsets.UTF_8)));
        }
        JsonNode second = json.readTree(entries.get(1).body());
        assertThat(second.get("previous").asText()).isEqualTo(HexFormat.of().formatHex(entries.get(0).hash()));
        assertThat(entries.get(1).recordedAt().toString()).isEqualTo(second.get("recordedAt").asText());
    }

    @Test
    void should_LeaveNothing_When_TheTransactionIsRolledBack() {
        record("case:kept", Map.of());
        FIXTURE.transaction.executeWithoutResult(status -> {
            FIXTURE.journal.record("case:kept", Kinds.TASK, Map.of("lost", true));
            FIXTURE.journal.record("case:never", Kinds.TASK, Map.of());
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> FIXTURE.transaction.executeWithoutResult(status -> {
            FIXTURE.journal.record("case:kept", Kinds.TASK, Map.of("lost", true));
            FIXTURE.jdbc.sql("select 1/0").query(Integer.class).single();
        })).isInstanceOf(DataAccessException.class);
        record("case:kept", Map.of());

        assertThat(FIXTURE.entries.ofChain("case:kept")).extracting(Entry::seq).containsExactly(1L, 2L);
        assertThat(FIXTURE.entries.ofChain("case:never")).isEmpty();
        assertThat(FIXTURE.jdbc.sql("select count(*) from journal_unsealed where chain = 'case:never'").query(Integer.class).single()).isZero();
    }

    @Test
    void should_KeepWhatATransactionOfItsOwnRecorded_When_TheOuterOneFails() {
        TransactionTemplate apart = new TransactionTemplate(FIXTURE.transaction.getTransactionManager());
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        FIXTURE.transaction.executeWithoutResult(status -> {
            FIXTURE.journal.record("case:read", Kinds.TASK, Map.of("by", "outer"));
            apart.executeWithoutResult(inner -> FIXTURE.journal.record("case:read", Kinds.PROTECTED_READ, Map.of("by", "inner")));
            status.setRollbackOnly();
        });
        assertThat(FIXTURE.entries.ofChain("case:read")).singleElement().extracting(Entry::kind).isEqualTo("protected-read");
    }

    @Test
    void should_RefuseTheEntry_When_KindOrFactIsNoneOrNoTransactionRuns() {
        assertThatThrownBy(() -> FIXTURE.journal.record("case:1", Kinds.TASK, Map.of())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> FIXTURE.transaction.executeWithoutResult(status -> FIXTURE.journal.record("case:1", "gossip", Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> record("case:1", Map.of("object", new Object()))).isInstanceOf(IllegalArgumentException.class);
        assertThat(FIXTURE.entries.ofChain("case:1")).isEmpty();
    }

    @Test
    void should_StayWithoutGapOrFork_When_ManyWriteTheSameAndOtherChainsAtOnce() throws Exception {
        int threads = 16;
        int each = 40;
        inParallel(threads, thread -> {
            for (int number = 0; number < each; number++) {
                int round = number;
                // Two shared chains, named in opposite orders, and one of one's own.
                List<String> chains = thread % 2 == 0 ? List.of("case:shared-a", "case:shared-b") : List.of("case:shared-b", "case:shared-a");
                FIXTURE.transaction.executeWithoutResult(status -> {
                    chains.forEach(chain -> FIXTURE.journal.record(chain, Kinds.TASK, Map.of("thread", thread, "round", round)));
                    FIXTURE.journal.record("case:own-" + thread, Kinds.TASK, Map.of("round", round));
                    if (round % 10 == 9) {
                        status.setRollbackOnly();
                    }
                });
            }
        });
        int kept = each - each / 10;
        for (String chain : List.of("case:shared-a", "case:shared-b")) {
            whole(chain, threads * kept);
        }
        for (int thread = 0; thread < threads; thread++) {
            whole("case:own-" + thread, kept);
        }
    }

    @Test
    void should_NotWaitForAnotherCase_When_OneIsBeingWritten() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> held = other.submit(() -> FIXTURE.transaction.executeWithoutResult(status -> {
                new JournalTable(FIXTURE.jdbc).add(List.of(new TransactionJournal.Fact("case:held", Kinds.TASK, Map.of(), null, FIXTURE.now.get())));
                written.countDown();
                await(go);
            }));
            await(written);
            record("case:free", Map.of());
            assertThat(FIXTURE.entries.ofChain("case:free")).hasSize(1);
            go.countDown();
            held.get(10, TimeUnit.SECONDS);
        } finally {
            go.countDown();
            other.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update %s set chain = 'x'", "delete from %s", "truncate %s", "alter table %s disable trigger all", "drop table %s"})
    void should_BeRefused_When_TheApplicationWouldChangeEntriesOrLeaves(String statement) {
        record("case:fixed", Map.of());
        for (String table : List.of("journal_entry", "journal_leaf")) {
            assertThatThrownBy(() -> FIXTURE.jdbc.sql(statement.formatted(table)).update()).hasStackTraceContaining("ERROR: ")
                    .hasStackTraceContaining(statement.contains("table") ? "must be owner" : "permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update journal_entry set chain = 'x'", "delete from journal_entry", "truncate journal_seal", "delete from journal_leaf",
            "update journal_seal set number = 9"})
    void should_BeRefusedByATriggerBesides_When_TheOwnerWouldChangeIt(String statement) {
        assertThatThrownBy(() -> FIXTURE.owner.sql(statement).update()).hasStackTraceContaining("The journal does not change");
    }

    @Test
    void should_RefuseToStart_When_TheRoleCouldChangeTheJournal() {
        new JournalRights(FIXTURE.jdbc);
        assertThatThrownBy(() -> new JournalRights(FIXTURE.owner)).isInstanceOf(JournalException.class).hasMessageContaining("could change the journal");
        FIXTURE.owner.sql("grant update on journal_seal to " + FIXTURE.database.username()).update();
        try {
            assertThatThrownBy(() -> new JournalRights(FIXTURE.jdbc)).isInstanceOf(JournalException.class).hasMessageContaining("update journal_seal");
        } finally {
            FIXTURE.owner.sql("revoke update on journal_seal from " + FIXTURE.database.username()).update();
        }
    }

    private void whole(String chain, int size) throws Exception {
        List<Entry> entries = FIXTURE.entries.ofChain(chain);
        assertThat(entries).extracting(Entry::seq).containsExactlyElementsOf(LongStream.rangeClosed(1, size).boxed().toList());
        String previous = "";
        for (Entry entry : entries) {
            assertThat(json.readTree(entry.body()).get("previous").asText()).isEqualTo(previous);
            previous = HexFormat.of().formatHex(entry.hash());
        }
    }

    private static void record(String chain, Map<String, ?> facts) {
        FIXTURE.transaction.executeWithoutResult(status -> FIXTURE.journal.record(chain, Kinds.TASK, facts));
    }

    private interface Work {
        void run(int thread);
    }

    private static void inParallel(int threads, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, threads).forEach(thread -> running.add(pool.submit(() -> work.run(thread))));
            for (Future<?> each : running) {
                each.get(2, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
