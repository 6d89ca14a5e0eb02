package cn.baolei.accountability;

import cn.baolei.engine.ProcessBean;
import cn.baolei.followup.FollowUps;
import cn.baolei.followup.Origin;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 移交: the body that manages the official takes the clue up as a case of its own. */
@ProcessBean("handOverClue")
class HandOverClue implements JavaDelegate {

    private final FollowUps followUps;

    HandOverClue(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        followUps.start(new Origin(execution.getProcessBusinessKey(), execution.getProcessInstanceId(), execution.getCurrentActivityId()),
                "clue-opened", CaseVariables.text(execution, "handlingOrganisation"),
                Map.of(CaseVariables.CLUE, CaseVariables.clue(execution)));
    }
}
