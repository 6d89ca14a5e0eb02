package cn.baolei.jointprevention;

import cn.baolei.engine.ProcessBean;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Notes in the register when and how the letter left. */
@ProcessBean("recordDispatch")
class RecordDispatch implements TaskListener {

    private final JointLetters letters;

    RecordDispatch(JointLetters letters) {
        this.letters = letters;
    }

    @Override
    public void notify(DelegateTask task) {
        letters.dispatched(task.getProcessInstanceId(), (String) task.getVariable("dispatchMeans"),
                OffsetDateTime.parse((String) task.getVariable("dispatchedAt")).toInstant(),
                (String) task.getVariable("letterReceivedBy"));
    }
}
