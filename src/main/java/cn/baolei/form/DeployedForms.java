package cn.baolei.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The form that an official had before them, as the engine delivers it to the browser. */
@Component
class DeployedForms {

    /** What a form deployed together with its diagram was read as; neither changes any more. */
    private final Map<String, FormDefinition> read = new ConcurrentHashMap<>();

    /** Empty for a step without a form. */
    Optional<FormDefinition> of(DelegateTask task) {
        UserTask step = task.getBpmnModelElementInstance();
        if (step == null || step.getCamundaFormRef() == null) {
            return Optional.empty();
        }
        return Optional.of(form(step.getCamundaFormRef(), step.getCamundaFormRefBinding(),
                task.getProcessDefinitionId() + "/" + step.getId(),
                () -> task.getProcessEngineServices().getFormService().getDeployedTaskForm(task.getId())));
    }

    /** The start form of the instance's process; empty for one that is started without a form, by message for instance. */
    Optional<FormDefinition> ofStart(DelegateExecution instance) {
        return startEvent(instance).filter(start -> start.getCamundaFormRef() != null)
                .map(start -> form(start.getCamundaFormRef(), start.getCamundaFormRefBinding(),
                        instance.getProcessDefinitionId() + "/" + start.getId(),
                        () -> instance.getProcessEngineServices().getFormService()
                                .getDeployedStartForm(instance.getProcessDefinitionId())));
    }

    private static Optional<StartEvent> startEvent(DelegateExecution instance) {
        if (instance.getBpmnModelElementInstance() instanceof StartEvent start) {
            return Optional.of(start);
        }
        // Somebody starts the process at a later step: the case still needs what its form asks for.
        return instance.getBpmnModelInstance().getModelElementsByType(Process.class).stream().filter(Process::isExecutable)
                .flatMap(process -> process.getChildElementsByType(StartEvent.class).stream())
                .filter(start -> start.getEventDefinitions().isEmpty()).findFirst();
    }

    private FormDefinition form(String reference, String binding, String place, Supplier<InputStream> source) {
        boolean fixed = "deployment".equals(binding) && !reference.contains("{");
        return fixed ? read.computeIfAbsent(place, key -> read(source)) : read(source);
    }

    private static FormDefinition read(Supplier<InputStream> source) {
        try (InputStream json = source.get()) {
            return FormDefinition.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
