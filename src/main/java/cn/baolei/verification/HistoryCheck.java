package cn.baolei.verification;

import static cn.baolei.verification.FindingKind.CHAIN_DROPPED;
import static cn.baolei.verification.FindingKind.HISTORY_ADDED;
import static cn.baolei.verification.FindingKind.HISTORY_ALTERED;
import static cn.baolei.verification.FindingKind.HISTORY_REMOVED;

import cn.baolei.journal.Chains;
import cn.baolei.verification.HistoryTable.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The engine's history, which is rewritten in place, against what the journal says it must hold. */
final class HistoryCheck {

    private final JdbcTemplate jdbc;
    private final boolean exists;

    HistoryCheck(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.exists = Boolean.TRUE.equals(jdbc.queryForObject("select to_regclass('act_hi_procinst') is not null", Boolean.class));
    }

    void compare(String chain, Replay replay, Collected collected) {
        if (!exists || !chain.startsWith(Chains.CASE) && !chain.startsWith(Chains.INSTANCE)) {
            return;
        }
        Set<String> elsewhere = movedAway(chain, replay.instances());
        for (HistoryTable table : HistoryTable.values()) {
            compare(chain, table, replay, elsewhere, collected);
        }
    }

    private void compare(String chain, HistoryTable table, Replay replay, Set<String> elsewhere, Collected collected) {
        Map<String, Replay.Row> expected = replay.rows(table);
        Set<String> seen = new HashSet<>();
        String[] ids = expected.keySet().toArray(String[]::new);
        String[] instances = table.instance == null ? new String[0] : replay.instances().stream().filter(replay::hasBegun)
                .filter(instance -> !elsewhere.contains(instance)).toArray(String[]::new);
        String where = " where (history.id_ = any (?)" + (table.instance == null ? ")" : " or history." + table.instance + " = any (?))");
        String bytes = table == HistoryTable.VALUE || table == HistoryTable.CHANGE
                ? ", (select encode(sha256(bytes_), 'hex') from act_ge_bytearray where id_ = history.bytearray_id_) as digest" : "";
        String kind = table.table.equals("act_hi_detail") ? " and history.type_ " + (table == HistoryTable.FIELD ? "=" : "<>") + " 'FormProperty'" : "";
        jdbc.query("select history.*" + bytes + " from " + table.table + " history" + where + kind,
                (RowCallbackHandler) row -> {
                    String id = row.getString("id_");
                    seen.add(id);
                    Replay.Row must = expected.get(id);
                    if (table.instance != null && elsewhere.contains(row.getString(table.instance))) {
                        return;
                    }
                    if (must == null) {
                        collected.add(Finding.chain(HISTORY_ADDED, chain, "流程历史“" + table.words + "”中的 " + id + "，日志里没有。"));
                        return;
                    }
                    List<String> different = table.columns.stream().filter(column -> must.values().containsKey(column.column()))
                            .filter(column -> !Objects.equals(must.values().get(column.column()), value(row, column))).map(Column::words).distinct().toList();
                    if (!different.isEmpty()) {
                        collected.add(Finding.chain(HISTORY_ALTERED, chain, "流程历史“" + table.words + "”中 " + id + " 的"
                                + String.join("、", different) + "与日志所记不同。"));
                    }
                }, table.instance == null ? new Object[] {ids} : new Object[] {ids, instances});
        expected.forEach((id, must) -> {
            if (must.sure() && !seen.contains(id)) {
                collected.add(Finding.chain(HISTORY_REMOVED, chain, "日志记有“" + table.words + "”" + id + "，流程历史里却没有了。"));
            }
        });
    }

    /** Instances that go on under another number; the chain of that goes on with what they are. */
    private Set<String> movedAway(String chain, Set<String> instances) {
        return new HashSet<>(jdbc.queryForList("""
                select instance.id_ from act_hi_procinst instance
                where instance.id_ = any (?) and instance.business_key_ is not null and 'case:' || instance.business_key_ <> ?
                    and exists (select from journal_entry entry where entry.chain = 'case:' || instance.business_key_
                        and entry.kind = 'process-instance' and position(instance.id_ in entry.body) > 0)""",
                String.class, instances.toArray(String[]::new), chain));
    }

    /** Cases that the engine has worked on and of which the journal, begun before, has nothing. */
    void dropped(String chain, Collected collected) {
        if (!exists) {
            return;
        }
        String only = chain == null ? "" : " and 'case:' || business_key_ = ?";
        jdbc.query("""
                select 'case:' || business_key_ as chain, count(*) as instances from act_hi_procinst
                where business_key_ is not null and start_time_ > (select min(sealed_at) at time zone 'UTC' from journal_seal)
                    and not exists (select from journal_entry where chain = 'case:' || business_key_)""" + only + " group by 1 order by 1",
                (RowCallbackHandler) row -> {
                    if (!collected.tampered.containsKey(row.getString("chain"))) {
                        collected.add(Finding.chain(CHAIN_DROPPED, row.getString("chain"), "流程历史中有这一件，日志里一条记录也没有。"));
                    }
                }, chain == null ? new Object[0] : new Object[] {chain});
    }

    private static String value(ResultSet row, Column column) {
        try {
            if (column.isTime()) {
                Timestamp time = row.getTimestamp(column.column());
                return time == null ? null : time.toInstant().toString();
            }
            return switch (column.column()) {
                case "bytearray_id_" -> row.getString("digest");
                case "double_" -> row.getObject("double_") == null ? null : Double.toString(row.getDouble("double_"));
                default -> row.getString(column.column());
            };
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
