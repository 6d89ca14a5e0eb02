package cn.baolei.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.w3c.dom.Attr;

/** Which process variables a diagram can have: those of its forms, of what it says itself, of its callers. */
final class Variables {

    private static final Set<String> WRITING = Set.of("resultVariable", "elementVariable", "initiator", "errorCodeVariable", "errorMessageVariable");
    /** There from the beginning of every instance. */
    private static final Set<String> ALWAYS = Set.of("organisation");

    private Variables() {
    }

    /** The forms that a diagram's steps show, those of them that exist. */
    static Stream<JsonNode> forms(BpmnModelInstance diagram, Submission submission) {
        return references(diagram).flatMap(form -> submission.form(form).stream());
    }

    static Stream<String> references(BpmnModelInstance diagram) {
        return Stream.concat(diagram.getModelElementsByType(UserTask.class).stream().map(UserTask::getCamundaFormRef),
                diagram.getModelElementsByType(StartEvent.class).stream().map(StartEvent::getCamundaFormRef))
                .filter(form -> form != null && !form.isBlank()).distinct();
    }

    /** Every diagram as it would be after the deployment. */
    static List<BpmnModelInstance> allDiagrams(Submission submission) {
        Set<String> replaced = submission.diagrams().values().stream().flatMap(Variables::processes).collect(Collectors.toSet());
        return Stream.concat(submission.diagrams().values().stream(), submission.deployed().diagrams().stream()
                .filter(diagram -> processes(diagram).noneMatch(replaced::contains))).toList();
    }

    private static Stream<String> processes(BpmnModelInstance diagram) {
        return diagram.getModelElementsByType(Process.class).stream().map(Process::getId);
    }

    /** Apart from what programs write, which no diagram says. */
    static Set<String> of(BpmnModelInstance diagram, Submission submission, Collection<BpmnModelInstance> all) {
        Set<String> keys = processes(diagram).collect(Collectors.toSet());
        return Stream.of(ALWAYS.stream(), forms(diagram, submission).flatMap(form -> FormComponents.keys(form).stream()), written(diagram),
                all.stream().flatMap(caller -> caller.getModelElementsByType(CallActivity.class).stream())
                        .filter(call -> keys.contains(call.getCalledElement())).flatMap(Variables::handedOver)).flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private static Stream<String> written(BpmnModelInstance diagram) {
        return Xml.all(Xml.root(diagram)).flatMap(element -> Stream.concat(
                Xml.attributes(element).filter(attribute -> WRITING.contains(attribute.getLocalName())).map(Attr::getValue),
                switch (String.valueOf(element.getLocalName())) {
                    case "inputParameter", "outputParameter" -> Stream.of(element.getAttribute("name"));
                    case "out" -> Stream.of(element.getAttribute("target"));
                    default -> Stream.<String>empty();
                }));
    }

    private static Stream<String> handedOver(CallActivity call) {
        return call.getExtensionElements() == null ? Stream.empty() : call.getExtensionElements().getElementsQuery()
                .filterByType(CamundaIn.class).list().stream().map(CamundaIn::getCamundaTarget).filter(Objects::nonNull);
    }
}
