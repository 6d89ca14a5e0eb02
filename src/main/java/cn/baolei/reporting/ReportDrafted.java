package cn.baolei.reporting;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Keeps the draft when 拟稿 is completed, and shows it to whoever checks and signs it. */
@ProcessBean("reportDrafted")
class ReportDrafted implements TaskListener {

    private final ReportDrafting drafting;
    private final ReportVariables variables;
    private final ReportView view;
    private final CurrentUser currentUser;

    ReportDrafted(ReportDrafting drafting, ReportVariables variables, ReportView view, CurrentUser currentUser) {
        this.drafting = drafting;
        this.variables = variables;
        this.view = view;
        this.currentUser = currentUser;
    }

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        Report report = drafting.draft(execution.getProcessBusinessKey(), execution.getTenantId(),
                execution.getProcessInstanceId(), variables.contentOf(task), currentUser.id().orElse(task.getAssignee()));
        // A report that continues an earlier one belongs to the same case and is found under its number.
        execution.setProcessBusinessKey(report.caseNumber());
        execution.setVariable(ReportVariables.NUMBER, report.number());
        execution.setVariable(ReportVariables.VERSION, report.version());
        execution.setVariable("reportItems", variables.table(view.items(report)));
        execution.setVariable("figureChanges", variables.table(view.changes(drafting.changesBy(report))));
    }
}
