package cn.baolei.reporting;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 记录签收时间, in the same transaction as the signature itself. */
@ProcessBean("recordAcknowledgement")
class RecordAcknowledgement implements JavaDelegate {

    private final ReportClimb climb;
    private final CurrentUser currentUser;

    RecordAcknowledgement(ReportClimb climb, CurrentUser currentUser) {
        this.climb = climb;
        this.currentUser = currentUser;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean skipped = climb.acknowledge(ReportVariables.number(execution), ReportVariables.version(execution),
                execution.getTenantId(), currentUser.id().orElseThrow());
        execution.setVariable("skippedUpward", skipped);
    }
}
