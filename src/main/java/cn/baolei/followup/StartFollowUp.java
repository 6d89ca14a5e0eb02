package cn.baolei.followup;

import cn.baolei.engine.ProcessBean;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/**
 * Service task {@code ${startFollowUp}}: field {@code message}; the new matter gets the step's input parameters as its variables
 * and belongs to the same organisation, or to that named by the input parameter {@code followUpOrganisation}. The step must be
 * {@code asyncBefore}, so that the new matter starts as the organisation, not as whoever completed the step before. A new object
 * for each execution, because the engine writes the fields of the diagram into it.
 */
@ProcessBean("startFollowUp")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class StartFollowUp implements JavaDelegate {

    private static final String ORGANISATION = "followUpOrganisation";

    private final FollowUps followUps;

    private Expression message;

    StartFollowUp(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, Object> values = execution.getVariablesLocal();
        Object organisation = values.remove(ORGANISATION);
        followUps.start(new Origin(execution.getProcessBusinessKey(), execution.getProcessInstanceId(), execution.getCurrentActivityId()),
                (String) message.getValue(execution), organisation == null ? execution.getTenantId() : organisation.toString(), values);
    }
}
