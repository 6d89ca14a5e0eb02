package cn.baolei.taskwork;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The tasks of whoever is signed in: what they do not see does not exist for them. */
@Component
class TasksAtHand {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Unrestricted unrestricted;
    private final CurrentUser currentUser;
    private final OwnSteps ownSteps;

    TasksAtHand(TaskService tasks, RuntimeService runtime, Unrestricted unrestricted, CurrentUser currentUser, OwnSteps ownSteps) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.unrestricted = unrestricted;
        this.currentUser = currentUser;
        this.ownSteps = ownSteps;
    }

    String me() {
        return currentUser.id().orElseThrow();
    }

    /** A task of a procedure that the signed-in person sees; a 会签 task leads to the one that it was opened for. */
    Optional<TaskRef> visible(String id) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        return task == null ? Optional.empty() : Optional.of(ref(task));
    }

    /**
     * A task that the signed-in person may act on, claimed for them.
     *
     * @throws Refusal when another has claimed it, or it does not exist for this person
     */
    TaskRef claimed(String id) {
        TaskRef task = visible(id).orElseThrow(() -> new Refusal("该事项不存在，或已办结"));
        if (task.assignee().isEmpty()) {
            tasks.claim(id, me());
            return visible(id).orElseThrow();
        }
        if (!task.assignee().get().equals(me())) {
            throw new Refusal("该事项已由他人认领，您不能办理");
        }
        return task;
    }

    /**
     * The same for drawing others into it.
     *
     * @throws Refusal also when the step is one's own
     */
    TaskRef shared(String id) {
        visible(id).ifPresent(ownSteps::requireShareable);
        return claimed(id);
    }

    private TaskRef ref(Task task) {
        Task about = task.getParentTaskId() == null ? task
                : unrestricted.call(() -> tasks.createTaskQuery().taskId(task.getParentTaskId()).singleResult());
        return TaskRef.of(about, unrestricted.call(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(about.getProcessInstanceId()).singleResult().getBusinessKey()));
    }
}
