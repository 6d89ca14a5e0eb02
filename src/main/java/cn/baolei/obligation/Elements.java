package cn.baolei.obligation;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Reading of a process. */
final class Elements {

    private Elements() {
    }

    static Optional<Process> process(BpmnModelInstance model, String id) {
        return model.getModelElementsByType(Process.class).stream().filter(process -> process.getId().equals(id)).findFirst();
    }

    /** Those of a process or sub-process itself. */
    static <T extends FlowElement> Stream<T> in(ModelElementInstance scope, Class<T> type) {
        Collection<FlowElement> elements = scope instanceof Process process ? process.getFlowElements()
                : ((SubProcess) scope).getFlowElements();
        return elements.stream().filter(type::isInstance).map(type::cast);
    }

    /** Those of sub-processes too. */
    static <T extends FlowElement> Stream<T> all(ModelElementInstance scope, Class<T> type) {
        return in(scope, FlowElement.class).flatMap(element -> Stream.concat(
                Stream.of(element).filter(type::isInstance).map(type::cast),
                element instanceof SubProcess inner ? all(inner, type) : Stream.empty()));
    }

    static boolean isEventSubProcess(ModelElementInstance scope) {
        return scope instanceof SubProcess inner && inner.triggeredByEvent();
    }

    static String name(ModelElementInstance element) {
        String name = element.getAttributeValue("name");
        return name == null || name.isBlank() ? element.getAttributeValue("id") : name.replaceAll("\\s+", "");
    }

    static Map<String, String> properties(BaseElement element) {
        return extensions(element, CamundaProperties.class).map(CamundaProperties::getCamundaProperties).flatMap(Collection::stream)
                .filter(property -> property.getCamundaName() != null && property.getCamundaValue() != null)
                .collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue, (first, second) -> first));
    }

    static <T extends ModelElementInstance> Stream<T> extensions(BaseElement element, Class<T> type) {
        return Stream.ofNullable(element.getExtensionElements())
                .flatMap(extensions -> extensions.getElementsQuery().filterByType(type).list().stream());
    }
}
