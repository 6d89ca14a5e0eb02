package cn.baolei.modelling;

import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.StepRuns.Step;
import cn.baolei.routing.Routing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/**
 * An element of a diagram that a clause demands.
 *
 * @param clauses  clause ids, from the element's property {@code notice}
 * @param roles    role codes of whoever does it, or may start the process there by hand; empty when the system or a named person does
 * @param place    where the roles are sought; empty when the system or a named person does it
 * @param personal whether it belongs to one official in person
 * @param step     key in the decision table of deadlines; empty when it has none
 */
record ClauseElement(Step id, String processName, String name, List<String> clauses, List<String> roles, Optional<String> place,
                     boolean personal, Optional<String> step) {

    static List<ClauseElement> of(BpmnModelInstance model) {
        Process process = model.getModelElementsByType(Process.class).iterator().next();
        return model.getModelElementsByType(FlowElement.class).stream().flatMap(element -> of(process, element).stream()).toList();
    }

    private static Optional<ClauseElement> of(Process process, FlowElement element) {
        Map<String, String> properties = ModelProperties.of(element);
        return Optional.ofNullable(properties.get("notice")).map(notice -> new ClauseElement(
                new Step(process.getId(), element.getId()), process.getName(),
                element.getName() == null ? element.getId() : element.getName(), Arrays.asList(notice.strip().split("\\s*,\\s*")),
                startedByHand(process, element) ? ModelProperties.startRolesOf(process) : Stream.ofNullable(properties.get("role")).toList(),
                startedByHand(process, element) ? Optional.of("own") : Optional.ofNullable(properties.get("place")),
                Routing.isPersonal(element), Optional.ofNullable(properties.get("deadline"))));
    }

    private static boolean startedByHand(Process process, FlowElement element) {
        return element instanceof StartEvent start && start.getEventDefinitions().isEmpty() && start.getParentElement().equals(process)
                && !ModelProperties.startRolesOf(process).isEmpty();
    }
}
