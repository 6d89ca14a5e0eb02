package cn.baolei.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The tables of the journal, read row by row in one snapshot. Wherever a chain may be named, null means all of them. */
final class JournalTables {

    /** A row of any of the three kinds; they come together, ordered by chain and number. */
    enum Kind { ENTRY, LEAF, WAITING }

    record Filed(Kind kind, EntryRow entry) {
    }

    private final JdbcTemplate jdbc;

    /** @param jdbc with a fetch size, within a transaction: otherwise the driver takes whole tables into memory */
    JournalTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean exist() {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select to_regclass('journal_entry') is not null and to_regclass('journal_seal') is not null
                    and to_regclass('journal_leaf') is not null""", Boolean.class));
    }

    long rows(String chain) {
        String where = chain == null ? "" : " where chain = ?";
        return jdbc.queryForObject("select (select count(*) from journal_entry" + where + ") + (select count(*) from journal_leaf" + where + ")",
                Long.class, chain == null ? new Object[0] : new Object[] {chain, chain});
    }

    /** Three index scans that PostgreSQL merges: nothing is sorted. */
    void filed(String chain, Consumer<Filed> each) {
        String where = chain == null ? "" : " where chain = ?";
        jdbc.query("""
                select chain, seq, 'ENTRY' as what, recorded_at, actor, kind, body, hash from journal_entry%1$s
                union all select chain, seq, 'LEAF', null::timestamptz, null::text, null::text, null::text, null::bytea from journal_leaf%1$s
                union all select chain, seq, 'WAITING', null::timestamptz, null::text, null::text, null::text, null::bytea from journal_unsealed%1$s
                order by chain, seq""".formatted(where), (RowCallbackHandler) row -> each.accept(filed(row)),
                chain == null ? new Object[0] : new Object[] {chain, chain, chain});
    }

    private static Filed filed(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("what"));
        return new Filed(kind, new EntryRow(row.getString("chain"), row.getLong("seq"), kind == Kind.ENTRY ? instant(row, "recorded_at") : null,
                row.getString("actor"), row.getString("kind"), row.getString("body"), hex(row, "hash")));
    }

    void seals(long from, Consumer<SealRow> each) {
        jdbc.query("select * from journal_seal where number >= ? order by number", (RowCallbackHandler) row -> each.accept(seal(row)), from);
    }

    Optional<SealRow> seal(long number) {
        return jdbc.query("select * from journal_seal where number = ?", (row, index) -> seal(row), number).stream().findFirst();
    }

    private static SealRow seal(ResultSet row) throws SQLException {
        return new SealRow(row.getLong("number"), instant(row, "sealed_at"), row.getLong("leaves"), hex(row, "root"), hex(row, "previous"),
                row.getString("body"), hex(row, "signature"));
    }

    /** Leaves of every seal, or of those in which the chain has one; each with its entry's hash. */
    void leaves(String chain, Consumer<RootCheck.Leaf> each) {
        String where = chain == null ? "" : " where leaf.seal in (select seal from journal_leaf where chain = ?)";
        jdbc.query("""
                select leaf.seal, leaf.position, leaf.chain, leaf.seq, entry.hash, seal.root from journal_leaf leaf
                left join journal_entry entry on entry.chain = leaf.chain and entry.seq = leaf.seq
                left join journal_seal seal on seal.number = leaf.seal""" + where + " order by leaf.seal, leaf.position",
                (RowCallbackHandler) row -> each.accept(new RootCheck.Leaf(row.getLong("seal"), row.getLong("position"), row.getString("chain"),
                        row.getLong("seq"), hex(row, "hash"), hex(row, "root"))),
                chain == null ? new Object[0] : new Object[] {chain});
    }

    /** Seals that name fewer or more leaves than they were signed with; with how many are missing (negative: too many). */
    void miscounted(String chain, ObjLongConsumer<Long> each) {
        String where = chain == null ? "" : " where seal.number in (select seal from journal_leaf where chain = ?)";
        jdbc.query("""
                select seal.number, seal.leaves - count(leaf.seal) as missing from journal_seal seal left join journal_leaf leaf on leaf.seal = seal.number
                """ + where + " group by seal.number having count(leaf.seal) <> seal.leaves order by seal.number",
                (RowCallbackHandler) row -> each.accept(row.getLong("number"), row.getLong("missing")), chain == null ? new Object[0] : new Object[] {chain});
    }

    /** Entries that were sealed long after they are said to have been written, although in between others were sealed. */
    void late(String chain, ObjLongConsumer<String> each) {
        String where = chain == null ? "" : " and entry.chain = ?";
        jdbc.query("""
                select entry.chain, entry.seq from journal_leaf leaf
                join journal_entry entry on entry.chain = leaf.chain and entry.seq = leaf.seq join journal_seal seal on seal.number = leaf.seal
                where entry.recorded_at < seal.sealed_at - interval '70 minutes' and exists (select from journal_seal before
                    where before.number < seal.number and before.sealed_at > entry.recorded_at + interval '1 hour'
                        and before.sealed_at < seal.sealed_at - interval '10 minutes')""" + where + " order by 1, 2",
                (RowCallbackHandler) row -> each.accept(row.getString("chain"), row.getLong("seq")), chain == null ? new Object[0] : new Object[] {chain});
    }

    /** Numbers of seals that leaves name and that are not there, after the newest that is. */
    List<Long> cutOffSeals() {
        return jdbc.queryForList("""
                select distinct seal from journal_leaf where seal > coalesce((select max(number) from journal_seal), 0) order by seal""", Long.class);
    }

    Optional<Long> firstSealOf(String chain) {
        return Optional.ofNullable(jdbc.queryForObject("select min(seal) from journal_leaf where chain = ?", Long.class, chain));
    }

    /** Chains of a contradicted seal that no later good seal speaks for: one of them was rewritten. */
    List<String> suspects(long seal, List<Long> contradicted) {
        return jdbc.queryForList("""
                select chain from journal_leaf where seal = ? except
                select chain from journal_leaf where seal > ? and not (seal = any (?)) order by 1 limit 5000""",
                String.class, seal, seal, contradicted.toArray(Long[]::new));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String hex(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? null : Hashes.hex(bytes);
    }
}
