package cn.baolei.modelling;

import cn.baolei.engine.StepRuns.Step;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/**
 * An element of a diagram that a clause demands.
 *
 * @param clauses clause ids, from the element's property {@code notice}
 * @param role    role code of whoever does it; empty when the system does
 * @param place   where the role is sought; empty when the system does it
 * @param step    key in the decision table of deadlines; empty when it has none
 */
record ClauseElement(Step id, String processName, String name, List<String> clauses, Optional<String> role, Optional<String> place,
                     Optional<String> step) {

    static List<ClauseElement> of(BpmnModelInstance model) {
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        return model.getModelElementsByType(FlowElement.class).stream().flatMap(element -> of(process, element).stream()).toList();
    }

    private static Optional<ClauseElement> of(Process process, FlowElement element) {
        Map<String, String> properties = propertiesOf(element);
        return Optional.ofNullable(properties.get("notice")).map(notice -> new ClauseElement(
                new Step(process.getId(), element.getId()), process.getName(),
                element.getName() == null ? element.getId() : element.getName(), Arrays.asList(notice.strip().split("\\s*,\\s*")),
                Optional.ofNullable(properties.get("role")), Optional.ofNullable(properties.get("place")),
                Optional.ofNullable(properties.get("deadline"))));
    }

    private static Map<String, String> propertiesOf(FlowElement element) {
        return Stream.ofNullable(element.getExtensionElements())
                .flatMap(extensions -> extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
                .map(CamundaProperties::getCamundaProperties).flatMap(Collection::stream)
                .collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue, (first, second) -> first));
    }
}
