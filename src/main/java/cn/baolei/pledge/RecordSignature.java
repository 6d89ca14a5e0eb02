package cn.baolei.pledge;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps who signed, and when. */
@ProcessBean("recordSignature")
class RecordSignature implements JavaDelegate {

    private final PledgeTable table;

    RecordSignature(PledgeTable table) {
        this.table = table;
    }

    @Override
    public void execute(DelegateExecution execution) {
        table.sign((String) execution.getVariable("responsiblePerson"), execution.getProcessInstanceId(), execution.getTenantId(),
                execution.getProcessBusinessKey());
    }
}
