package cn.baolei.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.BpmnModelExecutionContext;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What a diagram says about an element in its {@code camunda:properties} (docs/modelling.md). */
public final class ModelProperties {

    private static final String START_ROLES = "startRoles";

    private ModelProperties() {
    }

    /** The properties of the element that is being executed. */
    public static Map<String, String> of(BpmnModelExecutionContext execution) {
        return of(execution.getBpmnModelElementInstance());
    }

    /** A property that the Modeler left without a value says nothing. */
    public static Map<String, String> of(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (element.getExtensionElements() != null) {
            element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(all -> all.getCamundaProperties().stream())
                    .filter(property -> property.getCamundaValue() != null && !property.getCamundaValue().isBlank())
                    .forEach((CamundaProperty property) -> properties.put(property.getCamundaName(), property.getCamundaValue()));
        }
        return properties;
    }

    /** Codes of the roles that may start the process by hand: at its start event, or at the process in diagrams from before that. */
    public static List<String> startRolesOf(Process process) {
        return process.getChildElementsByType(StartEvent.class).stream().filter(start -> start.getEventDefinitions().isEmpty())
                .map(start -> of(start).get(START_ROLES)).filter(Objects::nonNull).findFirst()
                .or(() -> Optional.ofNullable(of(process).get(START_ROLES)))
                .map(roles -> List.of(roles.strip().split("\\s*,\\s*"))).orElse(List.of());
    }

    /** The key of the process in which the element is drawn, at whatever depth of sub-processes. */
    public static String processKeyOf(BpmnModelExecutionContext execution) {
        return processOf(execution).getId();
    }

    /** What that process is called by officials. */
    public static String processNameOf(BpmnModelExecutionContext execution) {
        return processOf(execution).getName();
    }

    private static Process processOf(BpmnModelExecutionContext execution) {
        ModelElementInstance element = execution.getBpmnModelElementInstance();
        while (!(element instanceof Process process)) {
            element = element.getParentElement();
        }
        return process;
    }
}
