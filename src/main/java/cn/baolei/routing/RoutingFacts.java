package cn.baolei.routing;

import java.time.Clock;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who should have had a task, why not, and who has it instead. */
@Component
class RoutingFacts {

    private final JdbcClient jdbc;
    private final Clock clock;

    RoutingFacts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void record(DelegateTask task, StandIn standIn) {
        record(task.getId(), task.getProcessInstanceId(), task.getExecution().getProcessBusinessKey(), task.getTaskDefinitionKey(),
                standIn);
    }

    /** A task that has been open for a while falls to somebody else. */
    void record(Task task, String caseNumber, StandIn standIn) {
        record(task.getId(), task.getProcessInstanceId(), caseNumber, task.getTaskDefinitionKey(), standIn);
    }

    private void record(String task, String instance, String caseNumber, String step, StandIn standIn) {
        jdbc.sql("""
                insert into routing_fact (task_id, process_instance_id, case_number, step, wanted_post, chosen_post, reason, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(task, instance, caseNumber, step, standIn.wanted(), standIn.chosen(), standIn.reason(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
