package cn.baolei.volunteer;

import cn.baolei.engine.ProcessBean;
import cn.baolei.membership.PartyMembers;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.context.annotation.Lazy;

/** Who is meant for a service in the community, and what the engine itself knows of their health. */
@ProcessBean("volunteers")
public class Volunteers {

    private final PartyMembers members;
    private final RuntimeService runtime;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    Volunteers(PartyMembers members, @Lazy RuntimeService runtime) {
        this.members = members;
        this.runtime = runtime;
    }

    /**
     * User ids of those who sign up or were chosen.
     *
     * @throws cn.baolei.engine.Refusal when somebody signs up who is no party member
     */
    public List<String> chosen(DelegateExecution execution) {
        if (execution.getVariable("applicationKind").equals("sign-up")) {
            List<String> applicant = List.of((String) execution.getVariable("applicant"));
            members.require(applicant, execution.getTenantId());
            return applicant;
        }
        return ((SpinJsonNode) execution.getVariable("volunteers")).elements().stream().map(SpinJsonNode::stringValue).toList();
    }

    /** Whether the volunteer is under medical observation or reports after a journey, said so or not. */
    public boolean isObserved(DelegateExecution execution) {
        String user = (String) execution.getVariable("responsiblePerson");
        return Boolean.TRUE.equals(execution.getVariable("declaredObservation"))
                || isIsolated(members.nameOf(user), execution)
                || running("member-health-report", execution).variableValueEquals("responsiblePerson", user).count() > 0;
    }

    /** Names are sealed in the database, so it cannot be asked for one. */
    private boolean isIsolated(String name, DelegateExecution execution) {
        String[] isolations = running("isolation", execution).list().stream().map(ProcessInstance::getId).toArray(String[]::new);
        return isolations.length > 0 && runtime.createVariableInstanceQuery().processInstanceIdIn(isolations).variableName("personName")
                .list().stream().anyMatch(observed -> name.equals(observed.getValue()));
    }

    private ProcessInstanceQuery running(String process, DelegateExecution execution) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(process).tenantIdIn(execution.getTenantId());
    }
}
