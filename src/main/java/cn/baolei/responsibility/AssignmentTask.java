package cn.baolei.responsibility;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** The open step 分片包干, as far as the person who is signed in may see it and work on it. */
@Component
class AssignmentTask {

    private static final String STEP = "assignAreas";
    private static final String AREAS = "areas";

    private final TaskService tasks;
    private final Leadership leadership;

    AssignmentTask(TaskService tasks, Leadership leadership) {
        this.tasks = tasks;
        this.leadership = leadership;
    }

    /** Whether this is such a task and the query, limited to the person's own tasks, finds it. */
    boolean isVisible(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).taskDefinitionKey(STEP).active().count() == 1;
    }

    String organisation(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).singleResult().getTenantId();
    }

    List<Area> areas(String taskId) {
        return AreaList.of(tasks.getVariable(taskId, AREAS));
    }

    /** @throws org.camunda.bpm.engine.AuthorizationException when somebody else has claimed the task */
    void save(String taskId, List<Area> areas) {
        tasks.setVariable(taskId, AREAS, AreaList.json(areas, leadership::nameOf));
    }
}
