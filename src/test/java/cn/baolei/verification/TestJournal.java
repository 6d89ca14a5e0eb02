package cn.baolei.verification;

import cn.baolei.TestDatabase;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A journal in a real database, written as docs/journal.md says, by a clock and a key of its own; and what its owner can do to it. */
final class TestJournal {

    static final Instant BEGIN = Instant.parse("2020-02-03T01:00:00Z");
    private static final List<String> TABLES = List.of("journal_entry", "journal_seal", "journal_leaf", "journal_unsealed");
    private static final JsonMapper CANONICAL = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    final DataSource database;
    final JdbcTemplate jdbc;
    KeyPair keys = newKeys();
    Instant now = BEGIN;

    TestJournal(TestDatabase database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(3);
        this.database = pool;
        this.jdbc = new JdbcTemplate(this.database);
        new ResourceDatabasePopulator(false, false, "UTF-8", new FileSystemResource("src/main/resources/db/migration/V80__journal.sql")) {
            {
                setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);
            }
        }.execute(this.database);
        List.of("journal_entry", "journal_seal", "journal_leaf").forEach(table -> jdbc.execute("alter table " + table + " disable trigger all"));
    }

    static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Three cases, whose entries are sealed together, and whose last ones are too. */
    TestJournal written() {
        for (int round = 1; round <= 4; round++) {
            for (String chain : List.of("case:甲-1", "case:乙-2", "case:丙-3")) {
                record(chain, "task", Map.of("event", "update", "step", "step-" + round));
            }
            seal();
        }
        return this;
    }

    void record(String chain, String kind, Map<String, ?> facts) {
        List<Map<String, Object>> last = jdbc.queryForList("select seq, hash from journal_entry where chain = ? order by seq desc limit 1", chain);
        long seq = last.isEmpty() ? 1 : (long) last.get(0).get("seq") + 1;
        String previous = last.isEmpty() ? "" : Hashes.hex((byte[]) last.get(0).get("hash"));
        insert(chain, seq, body(chain, seq, now, "yanshi.doctor", kind, previous, facts));
        jdbc.update("insert into journal_unsealed values (?, ?)", chain, seq);
        now = now.plusSeconds(5);
    }

    static String body(String chain, long seq, Instant at, String actor, String kind, String previous, Map<String, ?> facts) {
        Map<String, Object> all = new HashMap<>(Map.of("chain", chain, "seq", seq, "recordedAt", at.toString(), "kind", kind, "previous", previous,
                "facts", new TreeMap<>(facts)));
        all.put("actor", actor);
        return json(all);
    }

    static String json(Map<String, ?> content) {
        try {
            return CANONICAL.writeValueAsString(new TreeMap<>(content));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void insert(String chain, long seq, String body) {
        Bodies.OfEntry told = Bodies.entry(body).orElseThrow();
        jdbc.update("insert into journal_entry values (?, ?, ?, ?, ?, ?, ?)", chain, seq, told.recordedAt().atOffset(ZoneOffset.UTC), told.actor(), told.kind(),
                body, Hashes.bytes(Merkle.leaf(body)));
    }

    void seal() {
        now = now.plusSeconds(50);
        List<Map<String, Object>> leaves = jdbc.queryForList("""
                select chain, seq, hash from journal_entry where chain in (select chain from journal_unsealed) and seq > coalesce(
                    (select max(seq) from journal_leaf leaf where leaf.chain = journal_entry.chain), 0) order by chain collate "C", seq""");
        Map<String, Object> before = jdbc.queryForList("select number, body from journal_seal order by number desc limit 1").stream().findFirst().orElse(null);
        long number = before == null ? 1 : (long) before.get("number") + 1;
        String root = Merkle.root(leaves.stream().map(leaf -> Hashes.hex((byte[]) leaf.get("hash"))).toList());
        sign(number, now, leaves.size(), root, before == null ? "" : Hashes.sha256((String) before.get("body")));
        for (int position = 0; position < leaves.size(); position++) {
            jdbc.update("insert into journal_leaf values (?, ?, ?, ?)", number, position, leaves.get(position).get("chain"), leaves.get(position).get("seq"));
        }
        jdbc.update("delete from journal_unsealed");
    }

    private void sign(long number, Instant at, long leaves, String root, String previous) {
        String body = json(Map.of("number", number, "sealedAt", at.toString(), "leaves", leaves, "root", root, "previous", previous, "key", key()));
        jdbc.update("insert into journal_seal values (?, ?, ?, ?, ?, ?, ?)", number, at.atOffset(ZoneOffset.UTC), leaves, Hashes.bytes(root),
                Hashes.bytes(previous), body, Hashes.bytes(signature(body)));
    }

    /** All seals from this one on, made again by whatever key is now there, over whatever roots the entries now have. */
    void signAgain(long from) {
        List<Map<String, Object>> seals = jdbc.queryForList("select number, sealed_at from journal_seal where number >= ? order by number", from);
        jdbc.update("delete from journal_seal where number >= ?", from);
        for (Map<String, Object> seal : seals) {
            long number = (long) seal.get("number");
            List<String> hashes = jdbc.queryForList("""
                    select encode(hash, 'hex') from journal_leaf join journal_entry using (chain, seq) where seal = ? order by position""", String.class, number);
            String previous = jdbc.queryForList("select body from journal_seal where number = ?", String.class, number - 1).stream().findFirst()
                    .map(Hashes::sha256).orElse("");
            sign(number, ((Timestamp) seal.get("sealed_at")).toInstant(), hashes.size(), Merkle.root(hashes), previous);
        }
    }

    String key() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    String fingerprint() {
        return PublicKeys.fingerprint(key());
    }

    String signature(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Hashes.hex(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signed roots where the owner of the database cannot write. */
    void drop(Path directory) throws IOException {
        Files.write(directory.resolve("roots-2020-02-03.jsonl"), jdbc.query("select body, signature from journal_seal order by number", (row, number) ->
                json(Map.of("body", row.getString(1), "signature", Base64.getEncoder().encodeToString(row.getBytes(2))))));
    }

    void backUp() {
        TABLES.forEach(table -> {
            jdbc.execute("drop table if exists kept_" + table);
            jdbc.execute("create table kept_" + table + " as table " + table);
        });
    }

    void putBack() {
        TABLES.forEach(table -> {
            jdbc.execute("truncate " + table);
            jdbc.execute("insert into " + table + " table kept_" + table);
        });
    }

    void clear() {
        TABLES.forEach(table -> jdbc.execute("truncate " + table));
        now = BEGIN;
        keys = newKeys();
    }

    /** An entry's text written anew, with a hash that fits: with {@code sha256}, the owner needs nothing but SQL for it. */
    void rewrite(String chain, long seq, String from, String to) {
        jdbc.update("update journal_entry set body = replace(body, ?, ?) where chain = ? and seq = ?", from, to, chain, seq);
        jdbc.update("update journal_entry set hash = sha256('\\x00'::bytea || convert_to(body, 'UTF8')) where chain = ? and seq = ?", chain, seq);
    }

    Verification verification(Outside outside) {
        return new Verification(database, outside, Clock.fixed(now.plusSeconds(600), ZoneOffset.UTC));
    }

    Report verify() {
        return verification(new Outside(List.of(fingerprint()), Optional.empty())).run(null, (done, of) -> { });
    }

    Report verify(String chain) {
        return verification(new Outside(List.of(fingerprint()), Optional.empty())).run(chain, (done, of) -> { });
    }

    Evidence evidence(String caseNumber) {
        return new Evidences(database, key(), this::signature).of(caseNumber);
    }

    static Set<FindingKind> kinds(Report report) {
        return report.findings().stream().map(Finding::kind).collect(Collectors.toCollection(TreeSet::new));
    }
}
