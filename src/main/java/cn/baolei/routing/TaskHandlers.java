package cn.baolei.routing;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.Refusal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Holds every user task to its routing: stand-ins are shown and recorded, and nobody checks their own work. */
@Component
class TaskHandlers {

    private final Routing routing;
    private final RoutingFacts facts;
    private final CurrentUser currentUser;

    TaskHandlers(Routing routing, RoutingFacts facts, CurrentUser currentUser) {
        this.routing = routing;
        this.facts = facts;
        this.currentUser = currentUser;
    }

    @EventListener(condition = "#task.eventName == 'create' and #task.execution != null")
    void recordStandIn(DelegateTask task) {
        routing.standInFor(task.getExecution()).ifPresent(standIn -> {
            task.setDescription(standIn.reason());
            facts.record(task, standIn);
        });
    }

    @EventListener(condition = "#task.eventName == 'assignment' and #task.execution != null")
    void refuseExcluded(DelegateTask task) {
        if (task.getAssignee() != null && routing.excludedFrom(task.getExecution()).contains(task.getAssignee())) {
            throw new Refusal("“" + task.getName() + "”须由另一人办理，您已办理前一环节");
        }
    }

    /** Whoever completes a task without claiming it first is still the one who did it. */
    @EventListener(condition = "#task.eventName == 'complete' and #task.execution != null")
    void nameTheHandler(DelegateTask task) {
        currentUser.id().filter(user -> !user.equals(task.getAssignee())).ifPresent(user -> {
            task.setAssignee(user);
            refuseExcluded(task);
        });
    }
}
