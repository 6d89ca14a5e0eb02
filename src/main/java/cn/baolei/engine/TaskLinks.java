package cn.baolei.engine;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Which groups open tasks belong to, for many tasks at once: the engine's own queries ask for one task or group at a time. */
@Component
public class TaskLinks {

    private static final String SELECT = """
            select link.task_id_, link.group_id_, link.type_, task.assignee_
            from act_ru_identitylink link join act_ru_task task on task.id_ = link.task_id_
            where link.group_id_ is not null and\s""";

    private final JdbcClient jdbc;

    TaskLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param type     {@code candidate}, or another word that the application uses
     * @param assignee null while nobody has claimed the task
     */
    public record Link(String task, String group, String type, String assignee) {
    }

    /** @param ends what follows the @ in the group's id */
    public List<Link> ofGroupsEnding(Collection<String> ends) {
        return links(jdbc.sql(SELECT + "split_part(link.group_id_, '@', 2) = any (:values)"), ends);
    }

    public List<Link> ofGroups(Collection<String> groups) {
        return links(jdbc.sql(SELECT + "link.group_id_ = any (:values)"), groups);
    }

    public List<Link> ofTasks(Collection<String> tasks) {
        return links(jdbc.sql(SELECT + "link.task_id_ = any (:values)"), tasks);
    }

    private static List<Link> links(StatementSpec sql, Collection<String> values) {
        return sql.param("values", values.toArray(String[]::new)).query((row, number) ->
                new Link(row.getString("task_id_"), row.getString("group_id_"), row.getString("type_"), row.getString("assignee_"))).list();
    }
}
