package cn.baolei.audit.story;

import cn.baolei.audit.story.Visit.Clocks;
import cn.baolei.audit.story.Visit.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Instances and steps of a case in the engine's history: no value of any variable. */
@Repository
class Trail {

    private final JdbcClient jdbc;

    Trail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that share the number, and those that they called; whoever may read them. The earliest first. */
    List<Run> runs(String caseNumber) {
        return jdbc.sql("""
                        with recursive known as (
                            select proc_inst_id_ from act_hi_procinst where business_key_ = ?
                            union select called.proc_inst_id_ from act_hi_procinst called join known on called.super_process_instance_id_ = known.proc_inst_id_)
                        select run.*, coalesce(definition.name_, run.proc_def_key_) as title, coalesce(definition.version_, 0) as version
                        from known join act_hi_procinst run on run.proc_inst_id_ = known.proc_inst_id_
                        left join act_re_procdef definition on definition.id_ = run.proc_def_id_
                        order by run.start_time_, (run.super_process_instance_id_ is not null), run.proc_inst_id_""")
                .param(caseNumber).query((row, number) -> new Run(row.getString("proc_inst_id_"), row.getString("business_key_"),
                        row.getString("proc_def_key_"), row.getString("proc_def_id_"), row.getString("title"), row.getInt("version"),
                        row.getString("tenant_id_"), row.getString("super_process_instance_id_"), row.getString("start_user_id_"),
                        Times.ofEngine(row, "start_time_"), Times.ofEngine(row, "end_time_"), row.getString("state_"))).list();
    }

    /** The earliest first. @param runs ids */
    List<Visit> visits(String[] runs) {
        return jdbc.sql("""
                        select visit.*, task.assignee_ as who, task.due_date_ as due, clocks.remind_at, clocks.due_at, clocks.supervise_at, clocks.clue_at
                        from act_hi_actinst visit left join act_hi_taskinst task on task.id_ = visit.task_id_
                        left join task_schedule clocks on clocks.execution_id = task.execution_id_
                        where visit.proc_inst_id_ = any (?) order by visit.start_time_, visit.sequence_counter_, visit.id_""")
                .param(runs).query((row, number) -> new Visit(row.getString("id_"), row.getString("parent_act_inst_id_"), row.getString("proc_inst_id_"), row.getString("tenant_id_"),
                        row.getString("proc_def_id_"), row.getString("act_id_"), row.getString("act_name_"), row.getString("act_type_"),
                        Times.ofEngine(row, "start_time_"), Times.ofEngine(row, "end_time_"), row.getInt("act_inst_state_") == 2, row.getLong("sequence_counter_"),
                        row.getString("task_id_") == null ? null : new Work(row.getString("task_id_"), row.getString("who"), Times.ofEngine(row, "due"), clocks(row))))
                .list();
    }

    private static Clocks clocks(ResultSet row) throws SQLException {
        return row.getObject("remind_at") == null ? null : new Clocks(Times.of(row, "remind_at"), Times.of(row, "due_at"),
                Times.of(row, "supervise_at"), Times.of(row, "clue_at"));
    }
}
