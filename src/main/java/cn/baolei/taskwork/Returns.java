package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import cn.baolei.routing.Recusals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 退回 to an earlier step. Its clock starts anew, what was typed there is still in its form. */
@Service
@Transactional
class Returns {

    private final TasksAtHand atHand;
    private final OwnSteps ownSteps;
    private final Rewinds rewinds;
    private final HistoryService history;
    private final TaskService tasks;
    private final Unrestricted unrestricted;
    private final TaskActions actions;
    private final Recusals recusals;

    Returns(TasksAtHand atHand, OwnSteps ownSteps, Rewinds rewinds, HistoryService history, TaskService tasks, Unrestricted unrestricted,
            TaskActions actions, Recusals recusals) {
        this.atHand = atHand;
        this.ownSteps = ownSteps;
        this.rewinds = rewinds;
        this.history = history;
        this.tasks = tasks;
        this.unrestricted = unrestricted;
        this.actions = actions;
        this.recusals = recusals;
    }

    /**
     * The steps to which a task may be returned, the latest first. One vote of many does not send back the others',
     * nor does who must keep out of the case send it back from a step of their own.
     */
    List<EarlierStep> targets(TaskRef task) {
        if (ownSteps.isBallot(task) || recusals.of(task.caseNumber()).contains(atHand.me())) {
            return List.of();
        }
        return unrestricted.call(() -> {
            String place = placeOf(task.id());
            Map<String, EarlierStep> steps = new LinkedHashMap<>();
            history.createHistoricTaskInstanceQuery().processInstanceId(task.instance()).taskDeleteReason("completed")
                    .orderByHistoricTaskInstanceEndTime().desc().list().forEach(done -> steps.putIfAbsent(done.getTaskDefinitionKey(),
                            new EarlierStep(done.getTaskDefinitionKey(), done.getName(), done.getAssignee(), done.getEndTime().toInstant())));
            steps.remove(task.step());
            steps.keySet().removeIf(step -> rewinds.plan(task.instance(), place, step).isEmpty());
            return List.copyOf(steps.values());
        });
    }

    void giveBack(String taskId, String step, String reason) {
        TaskRef task = atHand.claimed(taskId);
        String words = Words.required("退回理由", reason);
        EarlierStep target = targets(task).stream().filter(earlier -> earlier.step().equals(step)).findFirst()
                .orElseThrow(() -> new Refusal("不能退回到所选环节：该环节未办理过，或退回会中止正在进行的其他流程"));
        unrestricted.call(() -> {
            rewinds.carryOut(task.instance(), rewinds.plan(task.instance(), placeOf(taskId), step).orElseThrow(), ActionKind.RETURN);
            return null;
        });
        // A command of its own: the engine finds the new task only after it has written it.
        unrestricted.call(() -> {
            giveTo(target, task.instance());
            return null;
        });
        actions.record(ActionKind.RETURN, task, Optional.ofNullable(target.by()).map(List::of).orElse(List.of()),
                "退回至“" + target.name() + "”：" + words);
    }

    /** Back to the person who had done it, as long as they hold the post; else to the post. */
    private void giveTo(EarlierStep target, String instance) {
        List<Task> again = tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(target.step()).taskUnassigned().list();
        if (target.by() != null && again.size() == 1
                && tasks.createTaskQuery().taskId(again.get(0).getId()).taskCandidateUser(target.by()).count() == 1) {
            tasks.setAssignee(again.get(0).getId(), target.by());
        }
    }

    private String placeOf(String taskId) {
        HistoricTaskInstance task = history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult();
        return task.getActivityInstanceId();
    }
}
