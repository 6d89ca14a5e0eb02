package cn.baolei.reporting;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Fills in which report is continued, closed or corrected, when the process that calls has not said so. */
@ProcessBean("earlierReport")
class EarlierReport implements TaskListener {

    private final ReportDrafting drafting;

    EarlierReport(ReportDrafting drafting) {
        this.drafting = drafting;
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getVariable("earlierNumber") == null) {
            drafting.newestOf(task.getExecution().getProcessBusinessKey())
                    .ifPresent(number -> task.getExecution().setVariable("earlierNumber", number));
        }
    }
}
