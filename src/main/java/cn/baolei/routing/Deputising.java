package cn.baolei.routing;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** 代×××办理: for whom a step was done, by somebody who does not hold the post that should have done it. */
@Component
class Deputising {

    private final TaskGroups groups;
    private final Attendance attendance;
    private final RoutingFacts facts;
    private final OrganisationDirectory directory;
    private final TaskService tasks;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    Deputising(TaskGroups groups, Attendance attendance, RoutingFacts facts, OrganisationDirectory directory, @Lazy TaskService tasks) {
        this.groups = groups;
        this.attendance = attendance;
        this.facts = facts;
        this.directory = directory;
        this.tasks = tasks;
    }

    /** To be called while the task is being completed. What was handed on (转办, 委派) is no deputising: its own record tells of it. */
    void recordHandler(DelegateTask task, String user) {
        List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId());
        Optional<String> wanted = TaskGroups.wantedGroup(links);
        // Whoever is on duty is so in their own right.
        if (wanted.isEmpty() || DutyPost.ofGroupId(wanted.get()).isPresent() || directory.postsOf(user).contains(groups.postOf(wanted.get()))) {
            return;
        }
        for (String chosen : groups.of(links)) {
            Post post = groups.postOf(chosen);
            List<String> represented = attendance.representedAt(post, user);
            if (!represented.isEmpty()) {
                facts.handled(task, wanted.get(), chosen, user, "代" + represented.stream().map(directory::displayNameOf)
                        .collect(Collectors.joining("、")) + "（" + groups.nameOf(chosen) + "）办理");
            } else if (!chosen.equals(wanted.get()) && directory.postsOf(user).contains(post) || facts.hasFallenTo(directory.postsOf(user), task)) {
                facts.handled(task, wanted.get(), chosen, user, "代" + groups.nameOf(wanted.get()) + "办理");
            }
        }
    }
}
