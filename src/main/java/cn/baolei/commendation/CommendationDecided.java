package cn.baolei.commendation;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Completion of 作出决定: a commendation goes into the register. */
@ProcessBean("commendationDecided")
class CommendationDecided implements TaskListener {

    private final Commendations commendations;
    private final CurrentUser currentUser;

    CommendationDecided(Commendations commendations, CurrentUser currentUser) {
        this.commendations = commendations;
        this.currentUser = currentUser;
    }

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution execution = task.getExecution();
        if ("commend".equals(task.getVariable("commendationDecision"))) {
            commendations.enter(execution.getProcessInstanceId(), execution.getProcessBusinessKey(), execution.getTenantId(),
                    (String) task.getVariable("nomineeUser"), (String) task.getVariable("nomineeName"),
                    (String) task.getVariable("nomineeUnit"), currentUser.id().orElse(task.getAssignee()));
        }
    }
}
