package cn.baolei.reporting;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Records who issued a report, and when, when 签发 is completed with that decision. */
@ProcessBean("reportSigned")
class ReportSigned implements TaskListener {

    private final ReportDrafting drafting;
    private final CurrentUser currentUser;

    ReportSigned(ReportDrafting drafting, CurrentUser currentUser) {
        this.drafting = drafting;
        this.currentUser = currentUser;
    }

    @Override
    public void notify(DelegateTask task) {
        if ("issue".equals(task.getVariable("signDecision"))) {
            drafting.sign(task.getProcessInstanceId(), currentUser.id().orElse(task.getAssignee()));
        }
    }
}
