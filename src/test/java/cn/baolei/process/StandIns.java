package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;

/**
 * Stands in for called processes: as their newest version, a process that waits until the test says how it ended. So a caller
 * is tested against what it passes and what it gets back, whatever the called process does inside. A stand-in whose key is
 * followed by a message name ({@code commendation<example-nominated}) starts by that message.
 */
class StandIns {

    private final ProcessEngine engine;
    private final String deployment;

    StandIns(ProcessEngine engine, String... keys) {
        this.engine = engine;
        DeploymentBuilder builder = engine.getRepositoryService().createDeployment().name("stand-ins");
        for (String key : keys) {
            String[] keyAndMessage = key.split("<");
            StartEventBuilder start = Bpmn.createExecutableProcess(keyAndMessage[0]).camundaHistoryTimeToLiveString("P1D").startEvent();
            StartEventBuilder started = keyAndMessage.length == 1 ? start : start.message(keyAndMessage[1]);
            builder.addModelInstance(keyAndMessage[0] + ".bpmn",
                    started.receiveTask("waiting").message("stand-in-" + keyAndMessage[0]).endEvent().done());
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
