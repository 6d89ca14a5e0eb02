package cn.baolei.meeting;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ProcessBean;
import cn.baolei.engine.Refusal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Completion of a member's task 表决: the ballot goes into the minutes, under the name of whoever really completed the task. */
@ProcessBean("castBallot")
class CastBallot implements TaskListener {

    private final Meetings meetings;
    private final CurrentUser currentUser;

    CastBallot(Meetings meetings, CurrentUser currentUser) {
        this.meetings = meetings;
        this.currentUser = currentUser;
    }

    @Override
    public void notify(DelegateTask task) {
        String member = currentUser.id().orElseThrow(() -> new Refusal("表决须由成员本人登录后办理"));
        meetings.cast(task.getProcessInstanceId(), member, (String) task.getVariable("ballotChoice"),
                (String) task.getVariable("ballotReason"));
    }
}
