package cn.baolei.membership;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Lays the organisation's party members before the next form, as choices in {@code memberOptions}. */
@ProcessBean("listMembers")
class ListMembers implements JavaDelegate {

    private final PartyMembers members;

    ListMembers(PartyMembers members) {
        this.members = members;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("memberOptions", members.options(execution.getTenantId()));
    }
}
