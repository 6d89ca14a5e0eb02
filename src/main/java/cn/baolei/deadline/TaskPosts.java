package cn.baolei.deadline;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.routing.TaskGroups;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The posts whose duty a task is. */
@Component
class TaskPosts {

    private final TaskGroups groups;
    private final OrganisationDirectory directory;
    private final TaskService tasks;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    TaskPosts(TaskGroups groups, OrganisationDirectory directory, @Lazy TaskService tasks) {
        this.groups = groups;
        this.directory = directory;
        this.tasks = tasks;
    }

    List<Post> of(DelegateTask task) {
        return groupsOf(task).stream().map(groups::postOf).toList();
    }

    /** As an official reads them; the person, where the step is one person's. */
    String inWords(DelegateTask task) {
        List<String> posts = groupsOf(task);
        return posts.isEmpty() && task.getAssignee() != null ? directory.displayNameOf(task.getAssignee())
                : posts.stream().map(groups::nameOf).collect(Collectors.joining("、"));
    }

    private List<String> groupsOf(DelegateTask task) {
        return groups.of(tasks.getIdentityLinksForTask(task.getId()));
    }
}
