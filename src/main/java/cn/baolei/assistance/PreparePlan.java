package cn.baolei.assistance;

import cn.baolei.engine.ProcessBean;
import cn.baolei.membership.PartyMembers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;

/** Lays the choices before the form of the plan: the measures that the decision proposed, and who could be paired. */
@ProcessBean("preparePlan")
class PreparePlan implements JavaDelegate {

    private final PartyMembers members;

    PreparePlan(PartyMembers members) {
        this.members = members;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // A decision's list is kept as a Java object, which no form can read.
        execution.setVariable("measureOptions", Spin.JSON(execution.getVariable("proposedMeasures")));
        execution.setVariable("memberOptions", members.options(execution.getTenantId()));
    }
}
