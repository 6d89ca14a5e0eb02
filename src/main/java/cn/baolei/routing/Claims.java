package cn.baolei.routing;

import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Whether whoever has claimed a post's task may keep it. What they may not keep belongs to the post again. */
@Component
class Claims {

    private final OrganisationDirectory directory;
    private final RoutingFacts facts;
    private final TaskService tasks;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    Claims(OrganisationDirectory directory, RoutingFacts facts, @Lazy TaskService tasks) {
        this.directory = directory;
        this.facts = facts;
        this.tasks = tasks;
    }

    /**
     * @param ended who does the work of which post no longer
     * @return whether it was released
     */
    boolean review(Task task, String caseNumber, Route route, Set<String> excluded, Set<Appointment> ended) {
        // What was entrusted to a colleague (委派) does not come back to whoever has left or must keep out.
        if (task.getOwner() != null && !mayKeep(task.getOwner(), task, route, excluded, ended)) {
            Task entrusted = tasks.createTaskQuery().taskId(task.getId()).singleResult();
            entrusted.setOwner(null);
            tasks.saveTask(entrusted);
        }
        if (task.getAssignee() == null || mayKeep(task.getAssignee(), task, route, excluded, ended)) {
            return false;
        }
        release(task, caseNumber, route);
        return true;
    }

    private void release(Task task, String caseNumber, Route route) {
        if (task.getDelegationState() == DelegationState.PENDING) {
            Task entrusted = tasks.createTaskQuery().taskId(task.getId()).singleResult();
            entrusted.setDelegationState(null);
            entrusted.setOwner(null);
            tasks.saveTask(entrusted);
        }
        tasks.setAssignee(task.getId(), null);
        facts.released(task, caseNumber, new StandIn(route.wanted().groupId(), route.chosen().groupId(),
                directory.displayNameOf(task.getAssignee()) + "已认领，因不再承担该岗位工作或应回避，退回岗位"), task.getAssignee());
    }

    /** What a colleague has been handed (转办, 委派) stays with them as long as they belong to the organisation. */
    private boolean mayKeep(String user, Task task, Route route, Set<String> excluded, Set<Appointment> ended) {
        if (excluded.contains(user)) {
            return false;
        }
        if (route.handlers().contains(user)) {
            return true;
        }
        boolean hadItByPost = Stream.of(route.wanted(), route.chosen()).anyMatch(post -> ended.contains(new Appointment(user, post)));
        return !hadItByPost && directory.postsOf(user).stream().anyMatch(post -> post.organisation().equals(task.getTenantId())
                || post.organisation().equals(route.wanted().organisation()) || post.organisation().equals(route.chosen().organisation()));
    }
}
