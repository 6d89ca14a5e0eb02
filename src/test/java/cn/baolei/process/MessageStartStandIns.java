package cn.baolei.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;

/** Stands in for procedures that others start by message: as their newest version, a process that only waits. */
public class MessageStartStandIns {

    private final ProcessEngine engine;
    private final String deployment;

    /** @param messages process key → message */
    public MessageStartStandIns(ProcessEngine engine, Map<String, String> messages) {
        this.engine = engine;
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment().name("message-start-stand-ins");
        messages.forEach((key, message) -> builder.addModelInstance(key + ".bpmn",
                Bpmn.createExecutableProcess(key).camundaHistoryTimeToLiveString("P1D")
                        .startEvent().message(message).receiveTask("waiting").message("stand-in-" + key).endEvent().done()));
        deployment = builder.deploy().getId();
    }

    /** Leaves the real processes as the newest versions again. */
    public void remove() {
        engine.getRepositoryService().deleteDeployment(deployment, true, true);
    }

    public List<ProcessInstance> running(String key) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(key).list();
    }

    public Map<String, Object> variables(ProcessInstance instance) {
        return engine.getRuntimeService().getVariables(instance.getId());
    }
}
