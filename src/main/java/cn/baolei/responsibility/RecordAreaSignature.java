package cn.baolei.responsibility;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.json.SpinJsonNode;

/** Keeps a signature or an objection in a table, because leaders who sign at the same moment would overwrite a variable. */
@ProcessBean("recordAreaSignature")
class RecordAreaSignature implements TaskListener {

    private final AreaPlans plans;

    RecordAreaSignature(AreaPlans plans) {
        this.plans = plans;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean signed = "sign".equals(task.getVariable("signDecision"));
        plans.sign(task.getProcessInstanceId(), (Integer) task.getVariable("signRound"), ((SpinJsonNode) task.getVariable("signer")).stringValue(),
                signed ? null : (String) task.getVariable("signObjection"));
    }
}
