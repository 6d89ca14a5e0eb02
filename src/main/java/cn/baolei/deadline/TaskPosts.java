package cn.baolei.deadline;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** The posts whose duty a task is. */
@Component
class TaskPosts {

    private final OrganisationDirectory directory;

    TaskPosts(OrganisationDirectory directory) {
        this.directory = directory;
    }

    List<Post> of(DelegateTask task) {
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).map(Post::ofGroupId).toList();
    }

    /** As an official reads them. */
    String inWords(DelegateTask task) {
        return of(task).stream().map(this::nameOf).collect(Collectors.joining("、"));
    }

    private String nameOf(Post post) {
        return directory.get(post.organisation()).name() + post.role().label();
    }
}
