package cn.baolei.commendation;

import cn.baolei.engine.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Steps offered as evidence for a nomination, and which of them are cited. */
@Repository
class EvidenceTable {

    private final JdbcClient jdbc;

    EvidenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what is offered; what was offered before stays, so that a repeated step changes nothing. */
    @Transactional
    void offer(String nomination, Collection<DoneStep> steps) {
        steps.forEach(step -> jdbc.sql("""
                insert into commendation_evidence (process_instance, task_id, case_number, process_name, step_name, completed_at, due_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(nomination, step.taskId(), step.caseNumber(), step.processName(), step.stepName(), utc(step.completedAt()),
                        utc(step.dueAt()))
                .update());
    }

    /** @throws Refusal when one of them was not offered */
    @Transactional
    void cite(String nomination, Set<String> taskIds) {
        jdbc.sql("update commendation_evidence set cited = false where process_instance = ?").param(nomination).update();
        int cited = jdbc.sql("update commendation_evidence set cited = true where process_instance = ? and task_id = any (?)")
                .params(nomination, taskIds.toArray(String[]::new)).update();
        if (cited < taskIds.size()) {
            throw new Refusal("引用的办理记录：请从所列记录中选择");
        }
    }

    /** Newest first. */
    List<DoneStep> cited(String nomination) {
        return jdbc.sql("select * from commendation_evidence where process_instance = ? and cited order by completed_at desc")
                .param(nomination)
                .query((row, number) -> new DoneStep(row.getString("task_id"), null, row.getString("case_number"),
                        row.getString("process_name"), row.getString("step_name"),
                        row.getObject("completed_at", OffsetDateTime.class).toInstant(), instant(row.getObject("due_at", OffsetDateTime.class))))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
