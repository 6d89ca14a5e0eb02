package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;

/**
 * Stands in for called processes: as their newest version, a process that waits until the test says how it ended. So a caller
 * is tested against what it passes and what it gets back, whatever the called process does inside.
 */
class StandIns {

    private final ProcessEngine engine;
    private final String deployment;

    StandIns(ProcessEngine engine, String... keys) {
        this.engine = engine;
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment().name("stand-ins");
        for (String key : keys) {
            builder.addModelInstance(key + ".bpmn", Bpmn.createExecutableProcess(key).camundaHistoryTimeToLiveString("P1D")
                    .startEvent().receiveTask("waiting").message("stand-in-" + key).endEvent().done());
        }
        deployment = builder.deploy().getId();
    }

    /** Leaves the real processes as the newest versions again. */
    void remove() {
        engine.getRepositoryService().deleteDeployment(deployment, true, true);
    }

    /** What runs of a called process, oldest first. */
    List<ProcessInstance> running(String key) {
        return engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(key)
                .orderByProcessInstanceId().asc().list();
    }

    /** The one running instance of it. */
    ProcessInstance one(String key) {
        List<ProcessInstance> running = running(key);
        assertThat(running).as("running " + key).hasSize(1);
        return running.get(0);
    }

    Object passedIn(ProcessInstance called, String variable) {
        return engine.getRuntimeService().getVariable(called.getId(), variable);
    }

    /** Lets every running instance of it end with these variables. */
    void end(String key, Map<String, Object> variables) {
        for (ProcessInstance called : running(key)) {
            Execution waiting = engine.getRuntimeService().createExecutionQuery().processInstanceId(called.getId())
                    .activityId("waiting").singleResult();
            engine.getRuntimeService().messageEventReceived("stand-in-" + key, waiting.getId(), variables);
        }
    }
}
