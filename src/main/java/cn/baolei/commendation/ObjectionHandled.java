package cn.baolei.commendation;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Completion of 核查异议. */
@ProcessBean("objectionHandled")
class ObjectionHandled implements TaskListener {

    private final NoticeTable notices;
    private final CurrentUser currentUser;

    ObjectionHandled(NoticeTable notices, CurrentUser currentUser) {
        this.notices = notices;
        this.currentUser = currentUser;
    }

    @Override
    public void notify(DelegateTask task) {
        notices.handled((Long) task.getVariable("objectionId"), "upheld".equals(task.getVariable("objectionDecision")),
                (String) task.getVariable("objectionFinding"), currentUser.id().orElse(task.getAssignee()));
    }
}
