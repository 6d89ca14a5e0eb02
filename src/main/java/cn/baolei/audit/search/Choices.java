package cn.baolei.audit.search;

import cn.baolei.engine.Unrestricted;
import cn.baolei.taskwork.Confidential;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What may be picked in the form. */
@Component
class Choices {

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private final Unrestricted unrestricted;

    Choices(JdbcClient jdbc, RepositoryService repository, Unrestricted unrestricted) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.unrestricted = unrestricted;
    }

    /** Key → name, those of which nothing runs any more too; nothing confidential. */
    Map<String, String> processes() {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("select key_, name_ from (select distinct on (key_) key_, coalesce(name_, key_) name_ from act_re_procdef where key_ <> all (?)"
                + " order by key_, version_ desc) newest order by name_").param(Confidential.PROCESSES.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }

    /** Id → name of the steps and events of a process as it is now, in the order of the diagram; none of an unknown one. */
    Map<String, String> steps(String process) {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("select id_ from act_re_procdef where key_ = ? and key_ <> all (?) order by version_ desc limit 1")
                .params(process, Confidential.PROCESSES.toArray(String[]::new)).query(String.class).optional()
                .ifPresent(definition -> unrestricted.call(() -> repository.getBpmnModelInstance(definition)).getModelElementsByType(FlowNode.class)
                        .stream().filter(node -> node.getName() != null && !node.getName().isBlank())
                        .forEach(node -> names.put(node.getId(), node.getName().replaceAll("\\s+", " "))));
        return names;
    }
}
