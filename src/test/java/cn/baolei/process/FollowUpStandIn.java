package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;

/**
 * Stands in for a procedure that is started by message: as its newest version, a process that begins with that message and then
 * waits. So whoever starts it is tested against what it passes on, whatever the procedure does inside.
 */
class FollowUpStandIn implements AutoCloseable {

    private final ProcessEngine engine;
    private final String key;
    private final String deployment;

    FollowUpStandIn(ProcessEngine engine, String key, String message) {
        this.engine = engine;
        this.key = key;
        deployment = engine.getRepositoryService().createDeployment().name("stand-in " + message)
                .addModelInstance(key + ".bpmn", Bpmn.createExecutableProcess(key).camundaHistoryTimeToLiveString("P1D")
                        .startEvent().message(message).receiveTask("waiting").message("stand-in-" + message).endEvent().done())
                .deploy().getId();
    }

    /** The one instance that was started. */
    ProcessInstance one() {
        List<ProcessInstance> running = engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(key).list();
        assertThat(running).as("running " + key).hasSize(1);
        return running.get(0);
    }

    Object passedIn(String variable) {
        return engine.getRuntimeService().getVariable(one().getId(), variable);
    }

    /** Leaves the real procedure as the newest version again. */
    @Override
    public void close() {
        engine.getRepositoryService().deleteDeployment(deployment, true, true);
    }
}
