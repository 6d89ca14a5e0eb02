package cn.baolei.routing;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.Refusal;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Holds every user task to its routing: stand-ins are shown and recorded, and nobody checks their own work. */
@Component
class TaskHandlers {

    private final Routing routing;
    private final RoutingFacts facts;
    private final StandingAside standingAside;
    private final UnattendedTasks unattended;
    private final Deputising deputising;
    private final TaskGroups groups;
    private final CurrentUser currentUser;

    TaskHandlers(Routing routing, RoutingFacts facts, StandingAside standingAside, UnattendedTasks unattended, Deputising deputising,
                 TaskGroups groups, CurrentUser currentUser) {
        this.routing = routing;
        this.facts = facts;
        this.standingAside = standingAside;
        this.unattended = unattended;
        this.deputising = deputising;
        this.groups = groups;
        this.currentUser = currentUser;
    }

    /** First of all, so that whoever is told of the task is somebody who may have it. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener(condition = "#task.eventName == 'create' and #task.execution != null")
    void recordStandIn(DelegateTask task) {
        if (Routing.isPersonal(task.getExecution())) {
            return;
        }
        if (routing.dutyPostOf(task.getExecution()).isEmpty()) {
            Route route = routing.routeOf(task.getExecution());
            standingAside.begin(task, route, routing.recusedFrom(task.getExecution()));
            if (route.handlers().isEmpty()) {
                unattended.raise(task.getId(), task.getName(), task.getExecutionId(), task.getTenantId(),
                        task.getExecution().getProcessBusinessKey(), groups.nameOf(route.wanted().groupId()));
            }
        }
        routing.standInFor(task.getExecution()).ifPresent(standIn -> {
            task.setDescription(standIn.above(task.getDescription()));
            facts.fallen(task, standIn);
        });
    }

    @EventListener(condition = "#task.eventName == 'assignment' and #task.execution != null")
    void refuseWrongAssignee(DelegateTask task) {
        if (Routing.isPersonal(task.getExecution()) && !routing.namedPerson(task.getExecution()).equals(task.getAssignee())) {
            throw new Refusal("“" + task.getName() + "”须由本人办理，不能由他人代办，也不能取消认领");
        }
        if (task.getAssignee() == null && task.getCandidates().isEmpty()) {
            throw new Refusal("“" + task.getName() + "”已指定办理人，不能取消认领");
        }
        if (task.getAssignee() != null && routing.excludedFrom(task.getExecution()).contains(task.getAssignee())) {
            throw new Refusal(routing.recusedFrom(task.getExecution()).contains(task.getAssignee())
                    ? "“" + task.getName() + "”不能由应当回避的人员办理"
                    : "“" + task.getName() + "”须由另一人办理，您已办理前一环节");
        }
    }

    /** Whoever completes a task without claiming it first is still the one who did it; for whom they did it is recorded. */
    @EventListener(condition = "#task.eventName == 'complete' and #task.execution != null")
    void nameTheHandler(DelegateTask task) {
        currentUser.id().filter(user -> !user.equals(task.getAssignee())).ifPresent(user -> {
            task.setAssignee(user);
            refuseWrongAssignee(task);
        });
        currentUser.id().ifPresent(user -> deputising.recordHandler(task, user));
    }
}
