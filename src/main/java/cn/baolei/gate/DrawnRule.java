package cn.baolei.gate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.springframework.stereotype.Component;

/** One executable process a file, and everything in it is drawn: what officials do not see in the diagram does not happen. */
@Component
class DrawnRule implements ModelRule {

    @Override
    public List<Finding> check(Submission submission) {
        return submission.diagrams().entrySet().stream().flatMap(DrawnRule::in).toList();
    }

    private static Stream<Finding> in(Map.Entry<String, BpmnModelInstance> file) {
        BpmnModelInstance diagram = file.getValue();
        List<Process> processes = List.copyOf(diagram.getModelElementsByType(Process.class));
        Stream<Finding> whole = processes.size() == 1 ? Stream.empty() : Stream.of(Finding.of(file.getKey(), "一个流程图文件里应当有且只有一个流程"));
        Stream<Finding> asleep = processes.stream().filter(process -> !process.isExecutable())
                .map(process -> Finding.at(file.getKey(), process, "流程没有设为“可执行”（Executable），部署了也不会运行"));
        Stream<Finding> nameless = processes.stream().filter(process -> process.getName() == null || process.getName().isBlank())
                .map(process -> Finding.at(file.getKey(), process, "流程没有名称"));
        Set<String> drawn = Stream.concat(diagram.getModelElementsByType(BpmnShape.class).stream().map(BpmnShape::getBpmnElement),
                diagram.getModelElementsByType(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement))
                .filter(BaseElement.class::isInstance).map(BaseElement::getId).collect(Collectors.toSet());
        Stream<Finding> undrawn = Stream.of(FlowNode.class, SequenceFlow.class).flatMap(type -> diagram.getModelElementsByType(type).stream())
                .filter(element -> !drawn.contains(((BaseElement) element).getId()))
                .map(element -> Finding.at(file.getKey(), element, "没有画在图上（缺少图形信息），请在 Modeler 中画出来"));
        return Stream.of(whole, asleep, nameless, undrawn).flatMap(findings -> findings);
    }
}
