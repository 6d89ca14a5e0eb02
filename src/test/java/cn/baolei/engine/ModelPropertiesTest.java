package cn.baolei.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelPropertiesTest {

    private BpmnModelInstance model;
    private Process process;

    @BeforeEach
    void draw() {
        StartEventBuilder start = Bpmn.createExecutableProcess("matter").startEvent("begun");
        model = start.endEvent().done();
        process = model.getModelElementById("matter");
    }

    @Test
    void should_SayNothing_When_PropertyHasNoValue() {
        say(model.getModelElementById("begun"), "notice", "");
        say(model.getModelElementById("begun"), "deadline", "verify");

        assertThat(ModelProperties.of((BaseElement) model.getModelElementById("begun"))).containsOnlyKeys("deadline");
    }

    @Test
    void should_AskTheStartEventFirst_When_RolesMayStart() {
        assertThat(ModelProperties.startRolesOf(process)).isEmpty();

        say(process, "startRoles", "doctor");
        assertThat(ModelProperties.startRolesOf(process)).isEqualTo(List.of("doctor"));

        say(model.getModelElementById("begun"), "startRoles", "reporter, secretary");
        assertThat(ModelProperties.startRolesOf(process)).isEqualTo(List.of("reporter", "secretary"));
    }

    private void say(BaseElement element, String name, String value) {
        CamundaProperty property = model.newInstance(CamundaProperty.class);
        property.setCamundaName(name);
        property.setCamundaValue(value);
        if (element.getExtensionElements() == null) {
            ExtensionElements extensions = model.newInstance(ExtensionElements.class);
            extensions.addExtensionElement(CamundaProperties.class);
            element.setExtensionElements(extensions);
        }
        element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).singleResult().getCamundaProperties().add(property);
    }
}
