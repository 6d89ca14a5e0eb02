package cn.baolei.supervision;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A supervision ends by itself when the overdue task is done after all, or is withdrawn with its procedure. */
@Component
class SettledTasks {

    private final SupervisionInstances instances;
    private final Clock clock;

    SettledTasks(SupervisionInstances instances, Clock clock) {
        this.instances = instances;
        this.clock = clock;
    }

    @EventListener(condition = "(#task.eventName == 'complete' or #task.eventName == 'delete') and #task.execution != null")
    void settle(DelegateTask task) {
        if (task.getDueDate() != null && !task.getDueDate().toInstant().isAfter(clock.instant())) {
            instances.settle(task.getId());
        }
    }
}
