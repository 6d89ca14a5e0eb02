package cn.baolei.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnModelExecutionContext;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What a diagram says about an element in its {@code camunda:properties} (docs/modelling.md). */
public final class ModelProperties {

    private ModelProperties() {
    }

    /** The properties of the element that is being executed. */
    public static Map<String, String> of(BpmnModelExecutionContext execution) {
        return of(execution.getBpmnModelElementInstance());
    }

    public static Map<String, String> of(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (element.getExtensionElements() != null) {
            element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(all -> all.getCamundaProperties().stream())
                    .forEach((CamundaProperty property) -> properties.put(property.getCamundaName(), property.getCamundaValue()));
        }
        return properties;
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
