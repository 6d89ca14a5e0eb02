package cn.baolei.jointprevention;

import cn.baolei.engine.ProcessBean;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Counts in the register how often the authority was chased (催办). */
@ProcessBean("recordChaser")
class RecordChaser implements TaskListener {

    private final JointLetters letters;

    RecordChaser(JointLetters letters) {
        this.letters = letters;
    }

    @Override
    public void notify(DelegateTask task) {
        letters.chased(task.getProcessInstanceId(), OffsetDateTime.parse((String) task.getVariable("chasedAt")).toInstant());
    }
}
