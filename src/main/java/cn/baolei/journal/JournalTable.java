package cn.baolei.journal;

import cn.baolei.journal.TransactionJournal.Fact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Continues the chains. */
@Repository
class JournalTable {

    private record End(String chain, long seq, byte[] hash) {
    }

    private final JdbcClient jdbc;

    JournalTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the chains until the transaction ends. @param facts in the order in which they happened */
    void add(List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        Map<String, End> ends = ends(facts.stream().map(Fact::chain).distinct().toArray(String[]::new));
        Map<String, Long> first = new HashMap<>();
        List<Entry> entries = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            End end = ends.get(fact.chain());
            Entry entry = Entry.of(fact.chain(), end == null ? 1 : end.seq() + 1, end == null ? null : end.hash(), fact.at(), fact.actor(),
                    fact.kind(), fact.facts());
            ends.put(entry.chain(), new End(entry.chain(), entry.seq(), entry.hash()));
            first.putIfAbsent(entry.chain(), entry.seq());
            entries.add(entry);
        }
        insert(entries, first);
    }

    private Map<String, End> ends(String[] chains) {
        Map<String, End> ends = new HashMap<>();
        jdbc.sql("select * from journal_ends(?)").param(chains).query(JournalTable::end).list().forEach(end -> ends.put(end.chain(), end));
        return ends;
    }

    private void insert(List<Entry> entries, Map<String, Long> first) {
        jdbc.sql("""
                with written as (
                    insert into journal_entry (chain, seq, recorded_at, actor, kind, body, hash)
                    select * from unnest(?::text[], ?::bigint[], ?::text[]::timestamptz[], ?::text[], ?::text[], ?::text[], ?::bytea[]))
                insert into journal_unsealed (chain, seq) select * from unnest(?::text[], ?::bigint[])""")
                .params(texts(entries, Entry::chain), entries.stream().map(Entry::seq).toArray(Long[]::new),
                        texts(entries, entry -> entry.recordedAt().toString()), texts(entries, Entry::actor), texts(entries, Entry::kind),
                        texts(entries, Entry::body), entries.stream().map(Entry::hash).toArray(byte[][]::new),
                        first.keySet().toArray(String[]::new), first.values().toArray(Long[]::new))
                .update();
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> column) {
        return entries.stream().map(column).toArray(String[]::new);
    }

    private static End end(ResultSet row, int number) throws SQLException {
        return new End(row.getString("chain"), row.getLong("seq"), row.getBytes("hash"));
    }
}
