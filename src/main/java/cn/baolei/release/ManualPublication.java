package cn.baolei.release;

import cn.baolei.engine.ProcessBean;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** On completing 人工发布: puts it on record. */
@ProcessBean("manualPublication")
class ManualPublication implements TaskListener {

    private final Publications publications;

    ManualPublication(Publications publications) {
        this.publications = publications;
    }

    @Override
    public void notify(DelegateTask task) {
        publications.publishedByHand(task.getProcessInstanceId(), (String) task.getVariable("channel"),
                OffsetDateTime.parse((String) task.getVariable("manuallyPublishedAt")).toInstant(), task.getAssignee(),
                (String) task.getVariable("manualAddress"));
    }
}
