package cn.baolei.reporting;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** The party group's reading is also the highest level's signature for the report. */
@ProcessBean("reportRead")
class ReportRead implements TaskListener {

    private final ReportClimb climb;
    private final CurrentUser currentUser;

    ReportRead(ReportClimb climb, CurrentUser currentUser) {
        this.climb = climb;
        this.currentUser = currentUser;
    }

    @Override
    public void notify(DelegateTask task) {
        climb.acknowledge(ReportVariables.number(task), ReportVariables.version(task), task.getTenantId(),
                currentUser.id().orElse(task.getAssignee()));
    }
}
