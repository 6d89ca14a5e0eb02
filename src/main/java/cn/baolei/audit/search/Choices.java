package cn.baolei.audit.search;

import cn.baolei.audit.Procedures;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/** What may be picked in the form. */
@Component
class Choices {

    private final Procedures procedures;

    Choices(Procedures procedures) {
        this.procedures = procedures;
    }

    /** Key → name, those of which nothing runs any more too. */
    Map<String, String> processes() {
        Map<String, String> names = new LinkedHashMap<>();
        procedures.newest().forEach(version -> names.put(version.key(), version.name()));
        return names;
    }

    /** Id → name of the steps and events of a process as it is now, in the order of the diagram; none of an unknown one. */
    Map<String, String> steps(String process) {
        Map<String, String> names = new LinkedHashMap<>();
        procedures.of(process).stream().findFirst().map(procedures::model).stream()
                .flatMap(diagram -> diagram.getModelElementsByType(FlowNode.class).stream()).filter(node -> node.getName() != null && !node.getName().isBlank())
                .forEach(node -> names.put(node.getId(), node.getName().replaceAll("\\s+", " ")));
        return names;
    }
}
