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
     * Whose tasks they are and who has claimed them ({@code own-tasks.xml}) is read from the first three alone; the engine's own indexes lack
     * what is asked for. By the next two an auditor finds what an official did and which cases took a step; the last finds the signatures
     * under a task.
     */
    private static final List<String> INDEXES = List.of(
            "own_task_of_group on act_ru_identitylink (group_id_, task_id_) include (task_assignee) where type_ = 'candidate'",
            "own_task_of_user on act_ru_identitylink (user_id_, task_id_) include (task_assignee) where type_ = 'candidate'",
            "own_task_assignee on act_ru_task (assignee_, id_)",
            "audit_assignee on act_hi_taskinst (assignee_, proc_inst_id_) where assignee_ is not null",
            "audit_step on act_hi_actinst (proc_def_key_, act_id_, proc_inst_id_)",
            "signature_under on act_hi_taskinst (parent_task_id_) where parent_task_id_ is not null");

    /** What stood in place of the first three before. */
    private static final List<String> FORMER_INDEXES = List.of("own_task_candidate_group", "own_task_candidate_user", "own_task");

    /** Kept by triggers on the engine's tables, whoever writes there: who has claimed a candidate's task, and the audit's rows of the history. */
    private static final List<String> TRIGGERS = List.of("db/engine/task-assignee.sql", "db/engine/audit-case.sql");

    private final ObjectProvider<JdbcClient> jdbc;

    EngineTables(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    void prepare() {
        JdbcClient database = jdbc.getObject();
        makeRoom(database);
        TRIGGERS.forEach(script -> run(database, script));
        INDEXES.forEach(index -> database.sql("create index if not exists " + index).update());
        FORMER_INDEXES.forEach(index -> database.sql("drop index if exists " + index).update());
    }

    private static void run(JdbcClient database, String script) {
        try {
            database.sql(new ClassPathResource(script).getContentAsString(StandardCharsets.UTF_8)).update();
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
