package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every row of the engine that belongs to an instance names its organisation: one that does not would be visible to everybody.
 * Definitions and deployments have none, by decision.
 */
final class NoRowWithoutTenant {

    private NoRowWithoutTenant() {
    }

    static void check(JdbcClient jdbc) {
        Map<String, Integer> without = new TreeMap<>();
        jdbc.sql("""
                select i.table_name, i.column_name from information_schema.columns i join information_schema.columns t
                  using (table_schema, table_name) join information_schema.tables b using (table_schema, table_name)
                where b.table_schema = current_schema() and b.table_type = 'BASE TABLE' and t.column_name = 'tenant_id_'
                  and i.column_name in ('proc_inst_id_', 'process_instance_id_')""")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2))).list().forEach(table -> {
                    int rows = jdbc.sql("select count(*) from " + table.getKey() + " where tenant_id_ is null and " + table.getValue()
                            + " is not null").query(Integer.class).single();
                    if (rows > 0) {
                        without.put(table.getKey(), rows);
                    }
                });
        assertThat(without).as("rows of an instance without its organisation").isEmpty();
    }
}
