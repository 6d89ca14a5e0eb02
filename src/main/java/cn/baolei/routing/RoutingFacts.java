package cn.baolei.routing;

import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import cn.baolei.organisation.Post;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who should have had a task, why not, and who has it instead; and what came of it. */
@Component
@Transactional
class RoutingFacts {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Journal journal;

    RoutingFacts(JdbcClient jdbc, Clock clock, Journal journal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.journal = journal;
    }

    /** A task that has just come into being has not gone where it should. */
    void fallen(DelegateTask task, StandIn standIn) {
        record("fallen", task.getId(), task.getProcessInstanceId(), task.getExecution().getProcessBusinessKey(), task.getTaskDefinitionKey(),
                task.getName(), standIn, null);
    }

    /** A task is being completed by somebody who acts for another. @param words 代×××办理 */
    void handled(DelegateTask task, String wanted, String chosen, String official, String words) {
        record("handled", task.getId(), task.getProcessInstanceId(), task.getExecution().getProcessBusinessKey(), task.getTaskDefinitionKey(),
                task.getName(), new StandIn(wanted, chosen, words), official);
    }

    /** An open task falls to somebody else. */
    void fallen(Task task, String caseNumber, StandIn standIn) {
        record("fallen", task, caseNumber, standIn, null);
    }

    /** An open task goes back to the post that should have it. */
    void returned(Task task, String caseNumber, String group, String words) {
        record("returned", task, caseNumber, new StandIn(group, group, words), null);
    }

    /** What somebody had claimed belongs to the post again. */
    void released(Task task, String caseNumber, StandIn now, String official) {
        record("released", task, caseNumber, now, official);
    }

    /** Nobody may take the task. */
    void unattended(Task task, String caseNumber, String group, String words) {
        record("unattended", task, caseNumber, new StandIn(group, group, words), null);
    }

    /** Whether the task fell to one of these posts at some time: whoever claimed it then may still have it. */
    boolean hasFallenTo(List<Post> posts, DelegateTask task) {
        return jdbc.sql("select exists (select from routing_fact where task_id = ? and kind = 'fallen' and chosen_post <> wanted_post and chosen_post = any (?))")
                .params(task.getId(), posts.stream().map(Post::groupId).toArray(String[]::new)).query(Boolean.class).single();
    }

    private void record(String kind, Task task, String caseNumber, StandIn standIn, String official) {
        record(kind, task.getId(), task.getProcessInstanceId(), caseNumber, task.getTaskDefinitionKey(), task.getName(), standIn, official);
    }

    private void record(String kind, String task, String instance, String caseNumber, String step, String name,
            StandIn standIn, String official) {
        jdbc.sql("""
                insert into routing_fact (kind, task_id, process_instance_id, case_number, step, step_name, wanted_post, chosen_post, reason,
                                          official, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(kind, task, instance, caseNumber, step, name, standIn.wanted(), standIn.chosen(), standIn.reason(), official,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("routing", kind);
        facts.put("instance", instance);
        facts.put("task", task);
        facts.put("step", step);
        facts.put("name", name);
        facts.put("wanted", standIn.wanted());
        facts.put("chosen", standIn.chosen());
        facts.put("reason", standIn.reason());
        facts.put("official", official);
        journal.record(Chains.ofCaseOr(caseNumber, Chains.INSTANCE + instance), Kinds.ROUTING, facts);
    }
}
