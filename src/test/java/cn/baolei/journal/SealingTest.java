package cn.baolei.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Seals, their keys and where the roots go. */
class SealingTest {

    private static final JournalFixture FIXTURE = new JournalFixture();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        FIXTURE.empty();
        FIXTURE.now.set(Instant.parse("2020-02-01T01:00:00.123456Z"));
    }

    @AfterAll
    static void close() {
        FIXTURE.close();
    }

    @Test
    void should_SealEachEntryOnceUnderASignedRoot_When_SealedAgainAndAgain() throws Exception {
        SealKeys keys = keys();
        Sealing sealing = FIXTURE.sealing(keys, properties(null));
        record("case:1", 3);
        record("case:2", 1);
        sealing.sealAll();
        sealing.sealAll();
        record("case:1", 1);
        FIXTURE.now.set(Instant.parse("2020-02-01T01:01:00Z"));
        sealing.sealAll();

        List<Seal> seals = FIXTURE.seals.after(0, 10);
        assertThat(seals).extracting(Seal::leaves).containsExactly(4L, 1L);
        assertThat(FIXTURE.jdbc.sql("select seal || ':' || position || ' ' || chain || ' ' || seq from journal_leaf order by seal, position")
                .query(String.class).list()).containsExactly("1:0 case:1 1", "1:1 case:1 2", "1:2 case:1 3", "1:3 case:2 1", "2:0 case:1 4");
        List<byte[]> hashes = FIXTURE.jdbc.sql("select hash from journal_entry join journal_leaf using (chain, seq) where seal = 1 order by position")
                .query(byte[].class).list();
        assertThat(seals.get(0).root()).isEqualTo(Hashes.root(hashes));
        assertThat(FIXTURE.jdbc.sql("select count(*) from journal_unsealed").query(Integer.class).single()).isZero();
        for (Seal seal : seals) {
            verify(seal, keys);
        }
        assertThat(seals.get(0).previous()).isEmpty();
        assertThat(seals.get(1).previous()).isEqualTo(Hashes.of(seals.get(0).body()));
    }

    @Test
    void should_SealItWithTheNext_When_ATransactionCommitsAfterTheSealing() throws Exception {
        Sealing sealing = FIXTURE.sealing(keys(), properties(null));
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<?> late = other.submit(() -> FIXTURE.transaction.executeWithoutResult(status -> {
                new JournalTable(FIXTURE.jdbc).add(List.of(new TransactionJournal.Fact("case:late", Kinds.TASK, Map.of(), null, FIXTURE.now.get())));
                written.countDown();
                await(go);
            }));
            await(written);
            record("case:meanwhile", 1);
            sealing.sealAll();
            assertThat(sealed()).containsExactly("1 case:meanwhile 1");
            go.countDown();
            late.get(10, TimeUnit.SECONDS);
            record("case:meanwhile", 1);
            sealing.sealAll();
            assertThat(sealed()).containsExactly("1 case:meanwhile 1", "2 case:late 1", "2 case:meanwhile 2");
        } finally {
            go.countDown();
            other.shutdownNow();
        }
    }

    @Test
    void should_LeaveNothingUnsealed_When_ManyWriteWhileItSeals() throws Exception {
        Sealing sealing = FIXTURE.sealing(keys(), properties(null));
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> running = List.of(0, 1, 2, 3).stream().<Future<?>>map(thread -> writers.submit(() -> {
                for (int round = 0; round < 50; round++) {
                    record("case:" + (round + thread) % 3, 1);
                }
            })).toList();
            while (running.stream().anyMatch(each -> !each.isDone())) {
                sealing.sealAll();
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            writers.shutdownNow();
        }
        sealing.sealAll();
        assertThat(sealed()).hasSize(200);
        assertThat(FIXTURE.jdbc.sql("select count(*) from journal_entry left join journal_leaf using (chain, seq) where seal is null")
                .query(Integer.class).single()).isZero();
    }

    @Test
    void should_DropEachRootOnce_When_TheDirectoryWasAwayOrALineWasCutOff() throws Exception {
        Path drop = folder.resolve("drop");
        SealKeys keys = keys();
        JournalProperties properties = properties(drop);
        Sealing sealing = FIXTURE.sealing(keys, properties);
        record("case:1", 1);
        sealing.sealAll();
        record("case:1", 1);
        sealing.sealAll();
        Files.createFile(drop);
        new RootsFile(properties, FIXTURE.seals).drop();
        Files.delete(drop);
        new RootsFile(properties, FIXTURE.seals).drop();
        new RootsFile(properties, FIXTURE.seals).drop();
        Path first = drop.resolve("roots-2020-02-01.jsonl");
        assertThat(numbers(first)).containsExactly(1L, 2L);
        Files.writeString(first, "{\"body\":\"{", StandardOpenOption.APPEND);
        record("case:1", 1);
        sealing.sealAll();
        FIXTURE.now.set(Instant.parse("2020-02-01T16:00:00Z"));
        record("case:1", 1);
        sealing.sealAll();
        new RootsFile(properties, FIXTURE.seals).drop();

        assertThat(numbers(first)).containsExactly(1L, 2L, 3L);
        assertThat(numbers(drop.resolve("roots-2020-02-02.jsonl"))).as("the day in Qinghai").containsExactly(4L);
        JsonNode line = json.readTree(Files.readAllLines(first).get(0));
        assertThat(line.get("body").asText()).isEqualTo(FIXTURE.seals.after(0, 1).get(0).body());
        assertThat(Base64.getDecoder().decode(line.get("signature").asText())).isEqualTo(FIXTURE.seals.after(0, 1).get(0).signature());
    }

    @Test
    void should_SendRootsNoOftenerThanSaid_When_AnAddressIsConfigured() throws Exception {
        SchedulerClient scheduler = Mockito.mock(SchedulerClient.class);
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getSmtp().getPort());
            FIXTURE.beans.addBean("scheduler", scheduler);
            FIXTURE.beans.addBean("mail", sender);
            JournalProperties properties = FIXTURE.properties(folder.resolve("journal.key"), null, "archive@province.example");
            Sealing sealing = FIXTURE.sealing(keys(), properties);
            for (String at : List.of("2020-02-01T01:00:00Z", "2020-02-01T01:01:00Z", "2020-02-01T02:00:00Z")) {
                FIXTURE.now.set(Instant.parse(at));
                record("case:1", 1);
                sealing.sealAll();
            }
            assertThat(FIXTURE.jdbc.sql("select seal from journal_mail order by seal").query(Long.class).list()).containsExactly(1L, 3L);
            Mockito.verify(scheduler, Mockito.times(2)).schedule(Mockito.<SchedulableInstance<Void>>any());
            FIXTURE.mail(properties).send(3);
            MimeMessage received = server.getReceivedMessages()[0];
            assertThat(received.getSubject()).isEqualTo("堡垒审计日志封签 2–3");
            assertThat(received.getMessageID()).isEqualTo("<journal-3@baolei>");
            for (Seal seal : FIXTURE.seals.after(1, 10)) {
                assertThat((String) received.getContent()).contains(seal.body(), Base64.getEncoder().encodeToString(seal.signature()));
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void should_MakeAKeyForItsOwnEyesOnly_When_ThereIsNone() throws Exception {
        Path file = folder.resolve("var").resolve("journal.key");
        SealKeys made = FIXTURE.keys(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(FIXTURE.keys(file).publicKeyText()).isEqualTo(made.publicKeyText());
        assertThatThrownBy(() -> FIXTURE.keys(null)).isInstanceOf(JournalException.class).hasMessageContaining("must be");
    }

    @Test
    void should_ReadTheKey_When_OpensslMadeIt() throws Exception {
        Path file = folder.resolve("openssl.key");
        Files.writeString(file, """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
                -----END PRIVATE KEY-----
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
                -----END PUBLIC KEY-----
                """);
        // The key of RFC 8032, test 1, and its signature of no bytes.
        assertThat(HexFormat.of().formatHex(FIXTURE.keys(file).sign(""))).isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void should_RefuseToStart_When_TheKeyIsMissingBrokenOrNoPair() throws Exception {
        Path file = folder.resolve("journal.key");
        SealKeys keys = keys();
        record("case:1", 1);
        FIXTURE.sealing(keys, properties(null)).sealAll();
        Files.writeString(file, "no key");
        assertThatThrownBy(this::keys).isInstanceOf(JournalException.class).hasMessageContaining("does not hold");
        assertThatThrownBy(() -> FIXTURE.keys(folder.resolve("other.key"))).isInstanceOf(JournalException.class).hasMessageContaining("is missing");
        assertThat(folder.resolve("other.key")).as("no new one beside the seals").doesNotExist();
    }

    private SealKeys keys() {
        return FIXTURE.keys(folder.resolve("journal.key"));
    }

    private JournalProperties properties(Path drop) {
        return FIXTURE.properties(folder.resolve("journal.key"), drop, null);
    }

    private void record(String chain, int times) {
        FIXTURE.transaction.executeWithoutResult(status -> {
            for (int number = 0; number < times; number++) {
                FIXTURE.journal.record(chain, Kinds.TASK, Map.of("number", number));
            }
        });
    }

    private List<String> sealed() {
        return FIXTURE.jdbc.sql("select seal || ' ' || chain || ' ' || seq from journal_leaf order by seal, position").query(String.class).list();
    }

    private List<Long> numbers(Path file) throws Exception {
        return Files.readAllLines(file).stream().filter(line -> line.endsWith("\"}")).map(line -> {
            try {
                return json.readTree(json.readTree(line).get("body").asText()).get("number").asLong();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }).toList();
    }

    private void verify(Seal seal, SealKeys keys) throws Exception {
        JsonNode body = json.readTree(seal.body());
        assertThat(body.get("number").asLong()).isEqualTo(seal.number());
        assertThat(body.get("root").asText()).isEqualTo(HexFormat.of().formatHex(seal.root()));
        assertThat(body.get("sealedAt").asText()).isEqualTo(seal.sealedAt().toString());
        assertThat(body.get("key").asText()).isEqualTo(keys.publicKeyText());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(body.get("key").asText()))));
        signature.update(seal.body().getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(seal.signature())).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
