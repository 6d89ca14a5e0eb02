package cn.baolei.taskwork;

import cn.baolei.engine.CurrentUser;
import cn.baolei.journal.Chains;
import cn.baolei.journal.Journal;
import cn.baolei.journal.Kinds;
import cn.baolei.protection.CaseSecrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The record of what was done with tasks; the words of it are sealed under the key of the case. */
@Repository
public class TaskActions {

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final CurrentUser currentUser;
    private final Clock clock;
    private final Journal journal;

    TaskActions(JdbcClient jdbc, CaseSecrets secrets, CurrentUser currentUser, Clock clock, Journal journal) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.currentUser = currentUser;
        this.clock = clock;
        this.journal = journal;
    }

    /** All of a case, across its instances, oldest first, for a step or a service that works with it. */
    public List<TaskAction> ofCase(String caseNumber) {
        return stored("case_number", caseNumber).stream().map(action -> action.with(secrets::open)).toList();
    }

    /** The same for somebody who reads it. @param shown what they see of a sealed text */
    public List<TaskAction> ofCase(String caseNumber, UnaryOperator<String> shown) {
        return stored("case_number", caseNumber).stream().map(action -> action.with(shown)).toList();
    }

    /** What was done in one instance, oldest first, without the words. */
    public List<TaskAction> outlineOf(String instance) {
        return sealedOf(instance).stream().map(action -> action.with(content -> "")).toList();
    }

    /** The same of one instance. */
    List<TaskAction> ofInstance(String instance) {
        return sealedOf(instance).stream().map(action -> action.with(secrets::open)).toList();
    }

    /** Of one instance, the words as stored. */
    List<TaskAction> sealedOf(String instance) {
        return stored("process_instance", instance);
    }

    private List<TaskAction> stored(String column, String value) {
        return jdbc.sql("select * from task_action where " + column + " = ? order by id").param(value).query(TaskActions::read).list();
    }

    /** @param kind as it is stored. @return what an official reads; what is no kind of action as it is */
    public static String labelOf(String kind) {
        return Arrays.stream(ActionKind.values()).filter(known -> known.code().equals(kind)).findFirst().map(ActionKind::label).orElse(kind);
    }

    @Transactional
    void record(ActionKind kind, TaskRef task, Collection<String> persons, String content) {
        record(kind, task, persons, content, null);
    }

    /** @param sha256 of the file, so that the trail can tell whether it is still the same */
    @Transactional
    void recordFile(TaskRef task, String nameAndSize, String sha256) {
        record(ActionKind.ATTACH, task, List.of(), nameAndSize, sha256);
    }

    private void record(ActionKind kind, TaskRef task, Collection<String> persons, String content, String sha256) {
        String sealed = secrets.seal(task.caseNumber(), "task_action.content", content);
        jdbc.sql("""
                insert into task_action (kind, case_number, process_instance, task, step_name, organisation, actor, persons, content, sha256, acted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(kind.code(), task.caseNumber(), task.instance(), task.id(), task.name(), task.organisation(),
                        currentUser.id().orElse(null), persons.toArray(String[]::new),
                        sealed, sha256, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("action", kind.code());
        facts.put("instance", task.instance());
        facts.put("task", task.id());
        facts.put("step", task.name());
        facts.put("organisation", task.organisation());
        facts.put("persons", List.copyOf(persons));
        facts.put("content", sealed);
        facts.put("sha256", sha256);
        journal.record(Chains.ofCase(task.caseNumber()), Kinds.TASK_ACTION, facts);
    }

    boolean hasOpinion(String task, String person) {
        return jdbc.sql("select exists (select from task_action where task = ? and actor = ? and kind = 'opinion')")
                .params(task, person).query(Boolean.class).single();
    }

    /** Whether the person was sent something of the case (抄送) or had part in it by one of these actions. */
    boolean concerns(String caseNumber, String person) {
        return jdbc.sql("select exists (select from task_action where case_number = ? and (actor = ? or ? = any (persons)))")
                .params(caseNumber, person, person).query(Boolean.class).single();
    }

    /** When a person last urged the holders of a task. */
    boolean urgedSince(String task, String person, OffsetDateTime since) {
        return jdbc.sql("select exists (select from task_action where task = ? and actor = ? and kind = 'urge' and acted_at > ?)")
                .params(task, person, since).query(Boolean.class).single();
    }

    private static TaskAction read(ResultSet row, int number) throws SQLException {
        return new TaskAction(ActionKind.ofCode(row.getString("kind")).label(), row.getString("task"), row.getString("step_name"),
                row.getString("actor"), List.of((String[]) row.getArray("persons").getArray()), row.getString("content"), row.getString("sha256"),
                row.getObject("acted_at", OffsetDateTime.class).toInstant());
    }
}
