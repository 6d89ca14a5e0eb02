package cn.baolei.deadline;

import cn.baolei.organisation.Post;
import cn.baolei.routing.TaskGroups;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** The posts whose duty a task is. */
@Component
class TaskPosts {

    private final TaskGroups groups;

    TaskPosts(TaskGroups groups) {
        this.groups = groups;
    }

    List<Post> of(DelegateTask task) {
        return candidateGroups(task).map(groups::postOf).toList();
    }

    /** As an official reads them. */
    String inWords(DelegateTask task) {
        return candidateGroups(task).map(groups::nameOf).collect(Collectors.joining("、"));
    }

    private static Stream<String> candidateGroups(DelegateTask task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull);
    }
}
