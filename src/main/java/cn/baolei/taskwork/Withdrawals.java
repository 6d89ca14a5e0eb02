package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import cn.baolei.routing.Recusals;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 撤回: whoever completed a step takes it back, as long as nobody and nothing has acted on it since. */
@Service
@Transactional
class Withdrawals {

    /** What decides only where to go, and so leaves no trace outside the instance. */
    private static final Set<String> HARMLESS = Set.of(ActivityTypes.TASK_USER_TASK, ActivityTypes.GATEWAY_EXCLUSIVE,
            ActivityTypes.GATEWAY_PARALLEL, ActivityTypes.GATEWAY_INCLUSIVE, ActivityTypes.TASK_BUSINESS_RULE,
            ActivityTypes.SUB_PROCESS, ActivityTypes.START_EVENT, ActivityTypes.END_EVENT_NONE, ActivityTypes.MULTI_INSTANCE_BODY);

    private final Rewinds rewinds;
    private final HistoryService history;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Unrestricted unrestricted;
    private final TaskActions actions;
    private final TasksAtHand atHand;
    private final Recusals recusals;

    Withdrawals(Rewinds rewinds, HistoryService history, RuntimeService runtime, TaskService tasks, Unrestricted unrestricted,
                TaskActions actions, TasksAtHand atHand, Recusals recusals) {
        this.rewinds = rewinds;
        this.history = history;
        this.runtime = runtime;
        this.tasks = tasks;
        this.unrestricted = unrestricted;
        this.actions = actions;
        this.atHand = atHand;
        this.recusals = recusals;
    }

    /** Whether the signed-in person's last step of the instance can be taken back now. */
    boolean isPossible(String instance) {
        return unrestricted.call(() -> lastOf(instance).flatMap(done -> planOf(instance, done)).isPresent());
    }

    /** @throws Refusal when the next person or the system has already acted */
    void withdraw(String instance, String reason) {
        String words = Words.required("撤回理由", reason);
        HistoricTaskInstance done = unrestricted.call(() -> {
            HistoricTaskInstance last = lastOf(instance).orElseThrow(() -> new Refusal("您在该事项中没有可撤回的环节"));
            rewinds.carryOut(instance, planOf(instance, last).orElseThrow(() -> new Refusal("下一环节已开始办理，不能撤回")), ActionKind.WITHDRAW);
            return last;
        });
        // A command of its own: the engine finds the new task only after it has written it.
        TaskRef again = unrestricted.call(() -> claimAgain(instance, done.getTaskDefinitionKey()));
        actions.record(ActionKind.WITHDRAW, again, List.of(), words);
    }

    private TaskRef claimAgain(String instance, String step) {
        Task again = tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(step).taskUnassigned().list().stream()
                .max(Comparator.comparing(Task::getCreateTime)).orElseThrow();
        tasks.setAssignee(again.getId(), atHand.me());
        return TaskRef.of(again, runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult().getBusinessKey());
    }

    private Optional<HistoricTaskInstance> lastOf(String instance) {
        // Who must keep out of the case takes nothing back either.
        HistoricProcessInstance matter = history.createHistoricProcessInstanceQuery().processInstanceId(instance).singleResult();
        if (matter == null || recusals.of(matter.getBusinessKey()).contains(atHand.me())) {
            return Optional.empty();
        }
        return history.createHistoricTaskInstanceQuery().processInstanceId(instance).taskAssignee(atHand.me())
                .taskDeleteReason("completed").orderByHistoricTaskInstanceEndTime().desc().listPage(0, 1).stream().findFirst();
    }

    private Optional<Rewind> planOf(String instance, HistoricTaskInstance done) {
        ActivityInstance root = runtime.getActivityInstance(instance);
        if (root == null) {
            return Optional.empty();
        }
        List<HistoricActivityInstance> since = history.createHistoricActivityInstanceQuery().processInstanceId(instance)
                .startedAfter(done.getEndTime()).list();
        Set<String> alive = Set.copyOf(leaves(root).map(ActivityInstance::getId).toList());
        // The places to which the completed step led: what is alive and began when it ended or later.
        return since.stream().filter(place -> alive.contains(place.getId()))
                .map(place -> rewinds.plan(instance, place.getId(), done.getTaskDefinitionKey()))
                .flatMap(Optional::stream).findFirst().filter(rewind -> isUntouched(rewind, root, since, done));
    }

    private boolean isUntouched(Rewind rewind, ActivityInstance root, List<HistoricActivityInstance> since, HistoricTaskInstance done) {
        Set<String> given = Set.copyOf(leaves(root).filter(leaf -> isWithin(root, rewind.cancelled(), leaf.getId()))
                .map(ActivityInstance::getId).toList());
        boolean unclaimed = since.stream().filter(place -> given.contains(place.getId()))
                .allMatch(place -> place.getTaskId() == null || place.getAssignee() == null);
        boolean allNew = since.stream().map(HistoricActivityInstance::getId).toList().containsAll(given);
        boolean nothingDone = since.stream().filter(place -> !place.getId().equals(done.getActivityInstanceId()))
                .filter(place -> place.getEndTime() != null)
                .filter(place -> rewinds.comesAfter(rewind, place.getProcessDefinitionId(), place.getActivityId()))
                .allMatch(place -> HARMLESS.contains(place.getActivityType())
                        && !ActivityTypes.TASK_USER_TASK.equals(place.getActivityType()));
        return unclaimed && allNew && nothingDone;
    }

    private static boolean isWithin(ActivityInstance from, Set<String> roots, String leaf) {
        return roots.contains(from.getId()) ? leaves(from).anyMatch(child -> child.getId().equals(leaf))
                : Arrays.stream(from.getChildActivityInstances()).anyMatch(child -> isWithin(child, roots, leaf));
    }

    private static Stream<ActivityInstance> leaves(ActivityInstance from) {
        return from.getChildActivityInstances().length == 0 ? Stream.of(from)
                : Arrays.stream(from.getChildActivityInstances()).flatMap(Withdrawals::leaves);
    }
}
