package cn.baolei.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes the whole history of ended instances, in the running transaction. The engine's own clean-up removes row by row as each row's
 * time comes, whatever else of the case must stay, so it is switched off.
 */
@Component
public class HistoryRows {

    private static final String ROOT = "root_proc_inst_id_";
    /** What the engine keeps of a task that is in no instance and has no variables; both are found by the task. */
    private static final List<String> OF_SIGNATURES = List.of("act_hi_identitylink", "act_hi_op_log");

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param roots ids of ended instances that no other has called; those that they called go too, and signatures (会签) under their
     *              tasks, which are in no instance
     * @return how many rows went, by the engine's table; tables without any are left out
     */
    public Map<String, Long> remove(Collection<String> roots) {
        Map<String, Long> removed = new TreeMap<>();
        String[] ids = roots.toArray(String[]::new);
        String[] signatures = jdbc.sql("""
                select signature.id_ from act_hi_taskinst signature join act_hi_taskinst signed on signed.id_ = signature.parent_task_id_
                where signed.root_proc_inst_id_ = any (?)""").param(ids).query(String.class).list().toArray(String[]::new);
        jdbc.sql("""
                select table_name from information_schema.columns where table_schema = current_schema and column_name = ?
                and (starts_with(table_name, 'act_hi_') or table_name = 'act_ge_bytearray')""").param(ROOT).query(String.class).list()
                .forEach(table -> remove(table, ROOT, ids, removed));
        OF_SIGNATURES.forEach(table -> remove(table, "task_id_", signatures, removed));
        remove("act_hi_taskinst", "id_", signatures, removed);
        return removed;
    }

    private void remove(String table, String column, String[] values, Map<String, Long> removed) {
        long rows = jdbc.sql("delete from " + table + " where " + column + " = any (?)").param(values).update();
        if (rows > 0) {
            removed.merge(table, rows, Long::sum);
        }
    }
}
