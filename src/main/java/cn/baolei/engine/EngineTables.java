package cn.baolei.engine;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What we change in the engine's own tables, at each start, once the engine has made them: our migrations may run before that. What is
 * there already stays.
 */
@Component
class EngineTables {

    /**
     * Whose tasks they are ({@code own-tasks.xml}) is read from the first three alone; the engine's own indexes lack the id that is asked
     * for. By the others auditors find cases among a million (docs/audit.md).
     */
    private static final List<String> INDEXES = List.of(
            "own_task_candidate_group on act_ru_identitylink (group_id_, task_id_) where type_ = 'candidate'",
            "own_task_candidate_user on act_ru_identitylink (user_id_, task_id_) where type_ = 'candidate'",
            "own_task_assignee on act_ru_task (assignee_, id_)",
            "audit_organisation on act_hi_procinst (tenant_id_, start_time_)",
            "audit_process on act_hi_procinst (proc_def_key_, start_time_)",
            "audit_number on act_hi_procinst (business_key_ text_pattern_ops)",
            "audit_starter on act_hi_procinst (start_user_id_) where start_user_id_ is not null",
            "audit_running on act_hi_procinst (start_time_) where end_time_ is null",
            "audit_terminated on act_hi_procinst (start_time_) where state_ in ('EXTERNALLY_TERMINATED', 'INTERNALLY_TERMINATED')",
            "audit_late on act_hi_taskinst (proc_inst_id_) where end_time_ > due_date_",
            "audit_assignee on act_hi_taskinst (assignee_, proc_inst_id_) where assignee_ is not null",
            "audit_due on act_ru_task (due_date_)");

    private final ObjectProvider<JdbcClient> jdbc;

    EngineTables(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    void prepare() {
        JdbcClient database = jdbc.getObject();
        INDEXES.forEach(index -> database.sql("create index if not exists " + index).update());
        makeRoom(database);
    }

    /** A sealed text is longer than what was typed; the engine's columns end at 4,000 characters. Changes the catalogue only. */
    private static void makeRoom(JdbcClient database) {
        database.sql("""
                select table_name from information_schema.columns
                where table_schema = current_schema and column_name = 'text_' and data_type = 'character varying'
                and table_name in ('act_ru_variable', 'act_hi_varinst', 'act_hi_detail', 'act_hi_dec_in', 'act_hi_dec_out')""")
                .query(String.class).list()
                .forEach(table -> database.sql("alter table " + table + " alter column text_ type text").update());
    }
}
