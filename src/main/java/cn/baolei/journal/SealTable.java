package cn.baolei.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Seals and which entries they hold. */
@Repository
class SealTable {

    private static final long ONE_AT_A_TIME = 6962;

    private final JdbcClient jdbc;

    SealTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends. @return false: somebody else is at it */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)").param(ONE_AT_A_TIME).query(Boolean.class).single();
    }

    /** Chains that have something to seal, which from now on counts as sealed; as often as they have. @param most news to take at once */
    List<String> takeUnsealed(int most) {
        return jdbc.sql("""
                delete from journal_unsealed where (chain, seq) in (select chain, seq from journal_unsealed order by chain, seq limit ?)
                returning chain""").param(most).query(String.class).list();
    }

    /**
     * Entries of these chains after the last that is sealed become the leaves of a seal: they are committed in their order, so none before
     * that one is missing.
     *
     * @return the hashes of the leaves, in their order
     */
    List<byte[]> addLeaves(long seal, List<String> chains) {
        return jdbc.sql("""
                with leaf as (
                    select entry.chain, entry.seq, entry.hash, row_number() over (order by entry.chain collate "C", entry.seq) - 1 as position
                    from unnest(?::text[]) wanted
                    cross join lateral (select coalesce(max(seq), 0) as seq from journal_leaf where chain = wanted) sealed
                    join journal_entry entry on entry.chain = wanted and entry.seq > sealed.seq),
                written as (insert into journal_leaf (seal, position, chain, seq) select ?, position, chain, seq from leaf)
                select hash from leaf order by position""").params(chains.toArray(String[]::new), seal)
                .query((row, number) -> row.getBytes("hash")).list();
    }

    void add(Seal seal) {
        jdbc.sql("insert into journal_seal (number, sealed_at, leaves, root, previous, body, signature) values (?, ?, ?, ?, ?, ?, ?)")
                .params(seal.number(), utc(seal.sealedAt()), seal.leaves(), seal.root(), seal.previous(), seal.body(), seal.signature()).update();
    }

    Optional<Seal> last() {
        return jdbc.sql("select * from journal_seal order by number desc limit 1").query(SealTable::read).optional();
    }

    /** In their order. @param most how many at once */
    List<Seal> after(long number, int most) {
        return jdbc.sql("select * from journal_seal where number > ? order by number limit ?").params(number, most).query(SealTable::read).list();
    }

    /** When roots were last ordered to be sent by e-mail. */
    Optional<Instant> mailedAt() {
        return jdbc.sql("select ordered_at from journal_mail order by seal desc limit 1").query(OffsetDateTime.class).optional().map(OffsetDateTime::toInstant);
    }

    /** Number of the last seal that an e-mail before this one told of; 0 when there was none. */
    long mailedBefore(long number) {
        return jdbc.sql("select coalesce(max(seal), 0) from journal_mail where seal < ?").param(number).query(Long.class).single();
    }

    void orderMail(long number, Instant now) {
        jdbc.sql("insert into journal_mail (seal, ordered_at) values (?, ?)").params(number, utc(now)).update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Seal read(ResultSet row, int number) throws SQLException {
        return new Seal(row.getLong("number"), row.getObject("sealed_at", OffsetDateTime.class).toInstant(), row.getLong("leaves"),
                row.getBytes("root"), row.getBytes("previous"), row.getString("body"), row.getBytes("signature"));
    }
}
