package cn.baolei.gate;

import cn.baolei.engine.ModelProperties;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/** Every deadline that a step names has a row of its own in the decision table {@code deadlines}. */
@Component
class DeadlineRule implements ModelRule {

    private static final String TABLE = "deadlines";
    /** Of a row for steps of any procedure. */
    private static final String ANY = "";

    private record Row(String process, String step) {
    }

    @Override
    public List<Finding> check(Submission submission) {
        Set<Row> rows = new HashSet<>();
        submission.table(TABLE).ifPresent(table -> rows.addAll(rows(table)));
        return Each.of(submission, FlowNode.class, (file, node) -> Optional.ofNullable(ModelProperties.of(node).get("deadline"))
                .filter(key -> !key.isBlank() && !rows.contains(new Row(processOf(node), key)) && !rows.contains(new Row(ANY, key))).stream()
                .map(key -> Finding.at(file, node, "办理时限表（deadlines）里没有流程“" + processOf(node) + "”、环节“" + key + "”这一行，请先在表里加上，并与流程图一起部署")));
    }

    private static List<Row> rows(DmnModelInstance table) {
        return table.getModelElementsByType(Rule.class).stream().filter(rule -> rule.getInputEntries().size() >= 2)
                .map(rule -> rule.getInputEntries().stream().limit(2).map(entry -> entry.getTextContent().replace("\"", "").strip()).toList())
                .map(words -> new Row(words.get(0), words.get(1))).toList();
    }

    private static String processOf(FlowNode node) {
        return Stream.iterate((ModelElementInstance) node, Objects::nonNull, ModelElementInstance::getParentElement)
                .filter(Process.class::isInstance).map(process -> ((Process) process).getId()).findFirst().orElse("");
    }
}
