package cn.baolei.engine;

import java.util.Collection;
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

    private final JdbcClient jdbc;

    HistoryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param roots ids of ended instances that no other has called; those that they called go too
     * @return how many rows went, by the engine's table; tables without any are left out
     */
    public Map<String, Long> remove(Collection<String> roots) {
        Map<String, Long> removed = new TreeMap<>();
        String[] ids = roots.toArray(String[]::new);
        for (String table : jdbc.sql("""
                select table_name from information_schema.columns where table_schema = current_schema and column_name = ?
                and (starts_with(table_name, 'act_hi_') or table_name = 'act_ge_bytearray')""").param(ROOT).query(String.class).list()) {
            long rows = jdbc.sql("delete from " + table + " where " + ROOT + " = any (?)").param(ids).update();
            if (rows > 0) {
                removed.put(table, rows);
            }
        }
        return removed;
    }
}
