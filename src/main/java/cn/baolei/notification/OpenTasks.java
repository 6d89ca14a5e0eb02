package cn.baolei.notification;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Which open task a notification leads to. The engine answers only with tasks that the signed-in user may see. */
@Component
class OpenTasks {

    private final TaskService tasks;

    OpenTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /** The task itself; else the oldest of the case. Either id may be null. */
    Optional<String> find(String taskId, String caseNumber) {
        return Optional.ofNullable(taskId).flatMap(id -> first(tasks.createTaskQuery().taskId(id)))
                .or(() -> Optional.ofNullable(caseNumber)
                        .flatMap(number -> first(tasks.createTaskQuery().processInstanceBusinessKey(number))));
    }

    private static Optional<String> first(TaskQuery query) {
        return query.active().orderByTaskCreateTime().asc().listPage(0, 1).stream().findFirst().map(Task::getId);
    }
}
