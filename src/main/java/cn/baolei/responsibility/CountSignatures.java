package cn.baolei.responsibility;

import cn.baolei.engine.ProcessBean;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Whether all have signed; else what was objected, for 书记 to read. */
@ProcessBean("countSignatures")
class CountSignatures implements JavaDelegate {

    private final AreaPlans plans;
    private final Leadership leadership;

    CountSignatures(AreaPlans plans, Leadership leadership) {
        this.plans = plans;
        this.leadership = leadership;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<AreaPlans.Objection> objections = plans.objections(execution.getProcessInstanceId(), (Integer) execution.getVariable("signRound"));
        execution.setVariable("allSigned", objections.isEmpty());
        execution.setVariable("revisionReason", objections.stream()
                .map(one -> leadership.nameOf(one.leader()) + "有异议：" + one.objection()).collect(Collectors.joining("；")));
    }
}
