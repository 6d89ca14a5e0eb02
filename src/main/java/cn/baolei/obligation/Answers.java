package cn.baolei.obligation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;

/** The answers on which the questions of a procedure turn are given by those who gave them before, and by nobody else. */
final class Answers {

    private Answers() {
    }

    static List<Loss> losses(Process inForce, Process proposed) {
        FlowGraph graph = FlowGraphBuilder.of(inForce, event -> true);
        Map<String, Aim> questions = new HashMap<>();
        Aim.of(inForce, graph, new Paths(graph)).stream().filter(aim -> !aim.isDuty()).forEach(aim -> questions.put(aim.duty().id(), aim));
        Map<String, Aim> turningOn = new TreeMap<>();
        graph.gates.values().stream().filter(gate -> questions.containsKey(gate.element())).forEach(gate -> gate.branches().stream()
                .filter(branch -> branch.condition() != null).flatMap(branch -> branch.condition().asked().keySet().stream())
                .forEach(answer -> turningOn.putIfAbsent(answer, questions.get(gate.element()))));
        Map<String, Set<String>> known = Elements.all(inForce, FlowNode.class).collect(Collectors.toMap(BaseElement::getId, Answers::given));
        return Elements.all(proposed, FlowNode.class).flatMap(step -> given(step).stream().filter(turningOn::containsKey)
                .filter(answer -> !known.getOrDefault(step.getId(), Set.of()).contains(answer))
                .map(answer -> loss(step, answer, turningOn.get(answer)))).toList();
    }

    private static Loss loss(FlowNode step, String answer, Aim question) {
        return new Loss(step.getId(), Elements.name(step), question.duty().clauses(), "“" + Elements.name(step) + "”会改写“" + answer + "”，而“"
                + question.duty().name() + "”按它判断。它决定着" + Duty.quoted(question.duty().clauses()) + "的落实，只能由原来的环节填写。");
    }

    /** Variables that a step sets, or hides from what is inside it. */
    private static Set<String> given(FlowNode step) {
        Set<String> given = new TreeSet<>();
        Optional.ofNullable(step.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "resultVariable")).ifPresent(given::add);
        Elements.extensions(step, CamundaInputOutput.class).forEach(mapping -> {
            mapping.getCamundaOutputParameters().stream().map(CamundaOutputParameter::getCamundaName).forEach(given::add);
            if (step instanceof SubProcess) {
                mapping.getCamundaInputParameters().stream().map(CamundaInputParameter::getCamundaName).forEach(given::add);
            }
        });
        Elements.extensions(step, CamundaOut.class).map(CamundaOut::getCamundaTarget).filter(Objects::nonNull).forEach(given::add);
        return given;
    }
}
