package cn.baolei.volunteer;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Records that a member was not sent: unfit, or the branch did not agree. */
@ProcessBean("recordNotSent")
class RecordNotSent implements JavaDelegate {

    private final VolunteerRecord record;

    RecordNotSent(VolunteerRecord record) {
        this.record = record;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean unfit = execution.getVariable("fitness").equals("unfit");
        record.add(Service.notSent((String) execution.getVariable("responsiblePerson"), unfit),
                execution.getProcessInstanceId(), execution.getTenantId(), execution.getProcessBusinessKey());
    }
}
