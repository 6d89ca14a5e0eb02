package cn.baolei.supervision;

import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Start 需要督办下级单位, by hand: the form names the organisation as officials do. */
@ProcessBean("superviseSubordinate")
class SuperviseSubordinate implements ExecutionListener {

    private final Subordinates subordinates;
    private final SupervisionTable supervisions;

    SuperviseSubordinate(Subordinates subordinates, SupervisionTable supervisions) {
        this.subordinates = subordinates;
        this.supervisions = supervisions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Organisation supervised = subordinates.named((String) execution.getVariable("supervisedOrganisation"), execution.getTenantId());
        execution.setVariable("supervisedOrganisation", supervised.code());
        execution.setVariable("supervisedOrganisationName", supervised.name());
        execution.setVariable("supervisedPost", supervised.name() + Role.SECRETARY.label());
        supervisions.add(new Supervision(execution.getProcessInstanceId(), execution.getProcessBusinessKey(), null,
                execution.getTenantId(), supervised.code(), (String) execution.getVariable("supervisedMatter")));
    }
}
