package cn.baolei.deadline;

import cn.baolei.engine.ModelProperties;
import cn.baolei.followup.FollowUps;
import cn.baolei.followup.Origin;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Recusals;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Starts the process {@code supervision} for an overdue task, in the organisation that supervises. A supervision is not itself
 * supervised, because that would climb without end; its tasks become clues all the same.
 */
@Component
class SupervisionOrders {

    static final String SUPERVISION = "supervision";
    private static final String MESSAGE = "supervision-ordered";

    private final FollowUps followUps;
    private final OrganisationDirectory directory;
    private final TaskPosts posts;
    private final Recusals recusals;

    SupervisionOrders(FollowUps followUps, OrganisationDirectory directory, TaskPosts posts, Recusals recusals) {
        this.followUps = followUps;
        this.directory = directory;
        this.posts = posts;
        this.recusals = recusals;
    }

    /** Called once for each task, because its 督办 goes off once. */
    void order(DelegateTask task, Schedule schedule, Supervisor supervisor) {
        if (!ModelProperties.processKeyOf(task).equals(SUPERVISION)) {
            Origin origin = new Origin(task.getExecution().getProcessBusinessKey(), task.getProcessInstanceId(),
                    task.getTaskDefinitionKey());
            String supervision = followUps.start(origin, MESSAGE, supervisor.organisation(), matter(task, schedule, supervisor));
            recusals.carryOver(origin.caseNumber(), supervision);
        }
    }

    private Map<String, Object> matter(DelegateTask task, Schedule schedule, Supervisor supervisor) {
        Map<String, Object> matter = new HashMap<>();
        matter.put("supervisedTask", task.getId());
        matter.put("supervisedOrganisation", task.getTenantId());
        matter.put("supervisedOrganisationName", directory.get(task.getTenantId()).name());
        matter.put("supervisedMatter", ModelProperties.processNameOf(task) + "：" + task.getName());
        matter.put("supervisionReason", "已到期催办，至督办时间仍未办结");
        matter.put("supervisedPost", posts.inWords(task));
        matter.put("supervisedRole", roleOf(task).code());
        matter.put("supervisedDueAt", OfficialWords.time(schedule.dueAt()));
        matter.put("supervisingRole", supervisor.role().code());
        matter.put("severity", schedule.mode() == Mode.CONTINUOUS ? "urgent" : "ordinary");
        return matter;
    }

    /** The post that should have acted puts it right; where that post is at another organisation, the secretary here answers. */
    private Role roleOf(DelegateTask task) {
        return posts.of(task).stream().filter(post -> post.organisation().equals(task.getTenantId())).map(Post::role).findFirst()
                .orElse(Role.SECRETARY);
    }
}
