package cn.baolei.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * Who may see a task follows from its candidates (posts, or people by name where a colleague must stand aside) and assignee at this
 * moment. Whoever acts for somebody on leave counts as a holder of that person's posts, as long as it lasts. The engine's own way, one
 * grant per task and candidate, leaves grants behind when a task moves on, and its join makes counting slow.
 */
public class OwnTasks extends AuthorizationManager {

    private final Supplier<List<ActingPosts>> actingPosts;

    OwnTasks(Supplier<List<ActingPosts>> actingPosts) {
        this.actingPosts = actingPosts;
    }

    /** Names the person and no permission, or the engine would join its grants; the condition itself stands in {@code own-tasks.xml}. */
    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        OwnTasksOf person = new OwnTasksOf(query);
        query.setAuthCheck(person);
        configureQuery(query);
        if (person.isAuthorizationCheckEnabled()) {
            person.setAuthGroupIds(groupsOf(getCurrentAuthentication()));
            person.setNewestFirst(person.asksForTheNewest()
                    && (Long) getDbEntityManager().selectOne("countSomeOwnTasks", person) == OwnTasksOf.MANY);
        }
    }

    /** All of them: the engine would first read the whole table of grants, once for each command, to leave out groups that have none. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }

    /** Whether somebody is signed in whose permissions count; not while one of our own services acts for them. */
    boolean restrict() {
        return isAuthCheckExecuted();
    }

    /** Whether the signed-in person is the task's assignee, is a candidate by name or holds one of its candidate posts. */
    boolean concern(TaskEntity task) {
        return belongsTo(task, true);
    }

    /** Whether the signed-in person may act on the task: nobody works on what another has claimed. */
    boolean mayWorkOn(TaskEntity task) {
        return belongsTo(task, task.getAssignee() == null);
    }

    /** Whether the signed-in person has claimed the task. */
    boolean isClaimed(TaskEntity task) {
        return belongsTo(task, false);
    }

    private boolean belongsTo(TaskEntity task, boolean throughPost) {
        if (!isAuthCheckExecuted()) {
            return true;
        }
        Authentication person = getCurrentAuthentication();
        if (person.getUserId().equals(task.getAssignee())) {
            return true;
        }
        List<String> groups = throughPost ? groupsOf(person) : List.of();
        return throughPost && task.getIdentityLinks().stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .anyMatch(link -> person.getUserId().equals(link.getUserId()) || groups.contains(link.getGroupId()));
    }

    /** The person's own, and those of whoever they act for at this moment. */
    private List<String> groupsOf(Authentication person) {
        List<String> groups = person.getGroupIds() == null ? new ArrayList<>() : new ArrayList<>(person.getGroupIds());
        actingPosts.get().stream().map(acting -> acting.groupsOf(person.getUserId())).forEach(groups::addAll);
        return groups;
    }
}
