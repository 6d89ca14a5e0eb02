package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.organisation.OrganisationDirectory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the engine's own log of operations knows that no other record tells: claims, and interventions in running instances. What an
 * official did with a task through our own doors is in {@code task_action} and left out here.
 */
@Component
@Order(8)
class OperationMoments implements Source {

    private static final int WITHIN = 2;
    private static final Map<String, String> INTERVENTIONS = Map.of("Suspend", "暂停流程", "Activate", "恢复流程", "Delete", "删除流程",
            "ModifyProcessInstance", "改动流程走向", "SetJobRetries", "重新执行失败的系统步骤", "RestartProcessInstance", "重新启动流程");

    private final JdbcClient jdbc;
    private final OrganisationDirectory directory;

    OperationMoments(JdbcClient jdbc, OrganisationDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        Names names = new Names(directory);
        return jdbc.sql("""
                        select distinct on (log.timestamp_, log.operation_id_, log.operation_type_) log.*
                        from act_hi_op_log log where log.proc_inst_id_ = any (:runs)
                        and (log.property_ = 'assignee' and log.operation_type_ in ('Claim', 'Assign') or log.operation_type_ = any (:interventions))
                        and not exists (select from task_action act where act.process_instance = log.proc_inst_id_ and act.actor = log.user_id_
                            and abs(extract(epoch from act.acted_at - log.timestamp_)) < 5 and log.operation_type_ <> 'Claim')
                        order by log.timestamp_, log.operation_id_, log.operation_type_""")
                .param("runs", matter.runIds()).param("interventions", INTERVENTIONS.keySet().toArray(String[]::new))
                .query((row, number) -> told(row, matter, names)).list().stream().flatMap(Optional::stream);
    }

    private static Optional<Told> told(ResultSet row, Matter matter, Names names) throws SQLException {
        String type = row.getString("operation_type_");
        String user = row.getString("user_id_");
        if (INTERVENTIONS.containsKey(type)) {
            Run run = matter.runs().get(row.getString("proc_inst_id_"));
            return Optional.of(Told.beside(Times.ofEngine(row, "timestamp_"), Told.LAST - 4, Kind.INTERVENTION, user, run.tenant(), run.id(),
                    INTERVENTIONS.get(type)));
        }
        String before = row.getString("org_value_");
        String after = row.getString("new_value_");
        Optional<String> words = after == null ? Optional.of("退还岗位").filter(any -> user != null && user.equals(before))
                : Optional.of(after.equals(user) ? "认领" : "指定由" + names.person(after) + "办理");
        Optional<Visit> visit = matter.task(row.getString("task_id_"));
        if (words.isEmpty() || visit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Told.in(visit.get(), WITHIN, Times.ofEngine(row, "timestamp_"), Kind.CLAIM, user, words.get()));
    }
}
