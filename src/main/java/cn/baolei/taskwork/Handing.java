package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 转办, 委派, 后加签: the task goes to another person of the organisation. */
@Service
@Transactional
class Handing {

    private final TasksAtHand atHand;
    private final TaskService tasks;
    private final Unrestricted unrestricted;
    private final Colleagues colleagues;
    private final TaskActions actions;
    private final TaskNotices notices;

    Handing(TasksAtHand atHand, TaskService tasks, Unrestricted unrestricted, Colleagues colleagues, TaskActions actions,
            TaskNotices notices) {
        this.atHand = atHand;
        this.tasks = tasks;
        this.unrestricted = unrestricted;
        this.colleagues = colleagues;
        this.actions = actions;
        this.notices = notices;
    }

    /** 转办: the other person does it instead. */
    void transfer(String taskId, String to, String reason) {
        TaskRef task = free(taskId, to);
        String words = Words.required("转办理由", reason);
        unrestricted.call(() -> {
            tasks.setAssignee(taskId, to);
            return null;
        });
        told(ActionKind.TRANSFER, task, to, words);
    }

    /** 委派: the other person prepares it, and it comes back. */
    void delegate(String taskId, String to, String reason) {
        TaskRef task = free(taskId, to);
        String words = Words.required("委派说明", reason);
        unrestricted.call(() -> {
            tasks.setOwner(taskId, atHand.me());
            tasks.delegateTask(taskId, to);
            return null;
        });
        told(ActionKind.DELEGATE, task, to, words);
    }

    /**
     * 后加签: when the present person has done their part, the task goes to the other one before the procedure moves on. For the
     * engine that is a task entrusted to the present person by the next one.
     */
    void signAfter(String taskId, String next, String reason) {
        TaskRef task = free(taskId, next);
        String words = Words.required("加签说明", reason);
        unrestricted.call(() -> {
            Task entrusted = tasks.createTaskQuery().taskId(taskId).singleResult();
            entrusted.setOwner(next);
            entrusted.setDelegationState(DelegationState.PENDING);
            tasks.saveTask(entrusted);
            return null;
        });
        actions.record(ActionKind.SIGN_AFTER, task, List.of(next), words);
    }

    private TaskRef free(String taskId, String to) {
        TaskRef task = atHand.shared(taskId);
        if (task.entrusted()) {
            throw new Refusal("该事项正在委派或加签中，请先办结本环节");
        }
        colleagues.require(to == null ? List.of() : List.of(to), task, atHand.me());
        return task;
    }

    private void told(ActionKind kind, TaskRef task, String to, String words) {
        actions.record(kind, task, List.of(to), words);
        notices.handedTo(to, task);
    }
}
