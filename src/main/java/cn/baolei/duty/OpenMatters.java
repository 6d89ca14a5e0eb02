package cn.baolei.duty;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.Role;
import cn.baolei.routing.DutyPost;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.Spin;
import org.springframework.context.annotation.Lazy;

/** Lists for the hand-over record what is open with the post on duty and passes to the next person. */
@ProcessBean("openMatters")
class OpenMatters implements TaskListener {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(OfficialTime.ZONE);

    private final TaskService tasks;

    OpenMatters(@Lazy TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public void notify(DelegateTask task) {
        String group = new DutyPost(Role.DUTY_OFFICER, task.getTenantId()).groupId();
        List<Map<String, String>> open = tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks()
                .orderByTaskCreateTime().asc().list().stream()
                .filter(other -> !other.getProcessInstanceId().equals(task.getProcessInstanceId()))
                .map(other -> Map.of("matter", other.getName(), "dueAt", SHOWN.format(other.getDueDate().toInstant()))).toList();
        task.setVariable("openMatters", Spin.JSON(open));
    }
}
