package cn.baolei.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which instances run by which version of a process, in all organisations. Read from the engine's tables, because its own queries
 * count one version at a time.
 */
@Component
public class RunningInstances {

    private final JdbcClient jdbc;

    RunningInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Id of the definition → number of running instances; versions without any are missing. */
    public Map<String, Integer> ofProcess(String key) {
        return jdbc.sql("""
                select d.id_ as definition, count(*) as running from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                where d.key_ = ? and e.parent_id_ is null group by d.id_""").param(key)
                .query((row, number) -> Map.entry(row.getString("definition"), row.getInt("running"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Instance → id of the definition it runs by now, of those that still run. */
    public Map<String, String> definitionsOf(List<String> instances) {
        return jdbc.sql("select id_, proc_def_id_ from act_ru_execution where id_ = any (?) and parent_id_ is null")
                .param(instances.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("id_"), row.getString("proc_def_id_"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All that run by one version, the oldest first. */
    public List<String> of(String definition) {
        return jdbc.sql("""
                select e.id_ from act_ru_execution e join act_hi_procinst h on h.id_ = e.id_
                where e.proc_def_id_ = ? and e.parent_id_ is null order by h.start_time_, e.id_""").param(definition).query(String.class).list();
    }

    /**
     * Element → instances that stand there now, of one version: where somebody or something is waited for, and steps that the
     * engine has still to begin. Boundary events and the like wait within their step and are not named.
     */
    public Map<String, List<String>> standing(String definition) {
        return jdbc.sql("""
                select distinct e.act_id_ as element, e.proc_inst_id_ as instance from act_ru_execution e
                where e.proc_def_id_ = ? and e.act_id_ is not null
                and not exists (select 1 from act_ru_execution c where c.parent_id_ = e.id_)""").param(definition)
                .query((row, number) -> Map.entry(row.getString("element"), row.getString("instance"))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
