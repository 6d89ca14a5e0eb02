package cn.baolei.deadline;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Tells people that a task is nearly due, due, or overdue. */
@Component
class TaskAlarms {

    void remind(DelegateTask task) {
    }

    void chase(DelegateTask task) {
    }

    void supervise(DelegateTask task, Deadline deadline) {
    }
}
