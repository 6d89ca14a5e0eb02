package cn.baolei.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ClassPathResource;
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
     * for. Those that one may still claim are counted from the fourth. By the next two an auditor finds what an official did and which
     * cases took a step; the last finds the signatures under a task.
     */
    private static final List<String> INDEXES = List.of(
            "own_task_candidate_group on act_ru_identitylink (group_id_, task_id_) where type_ = 'candidate'",
            "own_task_candidate_user on act_ru_identitylink (user_id_, task_id_) where type_ = 'candidate'",
            "own_task_assignee on act_ru_task (assignee_, id_)",
            "own_task on act_ru_task (id_) include (assignee_)",
            "audit_assignee on act_hi_taskinst (assignee_, proc_inst_id_) where assignee_ is not null",
            "audit_step on act_hi_actinst (proc_def_key_, act_id_, proc_inst_id_)",
            "signature_under on act_hi_taskinst (parent_task_id_) where parent_task_id_ is not null");

    private final ObjectProvider<JdbcClient> jdbc;

    EngineTables(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    void prepare() {
        JdbcClient database = jdbc.getObject();
        INDEXES.forEach(index -> database.sql("create index if not exists " + index).update());
        makeRoom(database);
        keepAuditCases(database);
    }

    /** The audit's rows of the history are kept by triggers on the engine's tables: whoever writes there, and removes. */
    private static void keepAuditCases(JdbcClient database) {
        try {
            database.sql(new ClassPathResource("db/engine/audit-case.sql").getContentAsString(StandardCharsets.UTF_8)).update();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
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
