package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.routing.TaskGroups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an official set going or worked on and is not finished: where it stands, 催办, 终止. */
@Service
@Transactional
class Matters {

    private static final Duration BETWEEN_URGINGS = Duration.ofMinutes(30);

    private final HistoryService history;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Unrestricted unrestricted;
    private final OrganisationDirectory directory;
    private final TaskGroups groups;
    private final TasksAtHand atHand;
    private final Withdrawals withdrawals;
    private final TaskActions actions;
    private final TaskNotices notices;
    private final Clock clock;

    Matters(HistoryService history, RuntimeService runtime, TaskService tasks, Unrestricted unrestricted,
            OrganisationDirectory directory, TaskGroups groups, TasksAtHand atHand, Withdrawals withdrawals, TaskActions actions,
            TaskNotices notices, Clock clock) {
        this.history = history;
        this.runtime = runtime;
        this.tasks = tasks;
        this.unrestricted = unrestricted;
        this.directory = directory;
        this.groups = groups;
        this.atHand = atHand;
        this.withdrawals = withdrawals;
        this.actions = actions;
        this.notices = notices;
        this.clock = clock;
    }

    /** The latest first. @param most how many at most */
    List<Matter> mine(int most) {
        return unrestricted.call(() -> running().sorted((one, other) -> other.getStartTime().compareTo(one.getStartTime()))
                .limit(most).map(this::matter).toList());
    }

    /** 催办: tells whoever has the open steps; the same person does not urge the same step again within half an hour. */
    void urge(String instance) {
        HistoricProcessInstance matter = mine(instance);
        unrestricted.call(() -> {
            List<Task> open = openSteps(instance);
            if (open.isEmpty()) {
                throw new Refusal("该事项现在没有等待办理的环节");
            }
            for (Task task : open) {
                urge(TaskRef.of(task, matter.getBusinessKey()), task);
            }
            return null;
        });
    }

    /** 终止: with what it called. Only 书记 of the organisation may. */
    void terminate(String instance, String reason) {
        String words = Words.required("终止理由", reason);
        HistoricProcessInstance matter = unrestricted.call(() -> history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance).unfinished().singleResult());
        if (matter == null || !isSecretaryOf(matter.getTenantId())) {
            throw new Refusal("该事项不存在或已办结，或您不是事项所属单位的书记，不能终止");
        }
        unrestricted.call(() -> {
            String root = matter.getRootProcessInstanceId();
            actions.record(ActionKind.TERMINATE, new TaskRef("", "", matter.getProcessDefinitionName(), instance,
                    matter.getProcessDefinitionId(), matter.getBusinessKey(), matter.getTenantId(), Optional.empty(), false), List.of(), words);
            runtime.deleteProcessInstance(root, "终止：" + words);
            return null;
        });
    }

    private void urge(TaskRef task, Task open) {
        Instant lately = clock.instant().minus(BETWEEN_URGINGS);
        if (actions.urgedSince(task.id(), atHand.me(), lately.atOffset(ZoneOffset.UTC))) {
            throw new Refusal("您在半小时内已催办过“" + task.name() + "”，请稍后再催");
        }
        Set<String> holders = holdersOf(open);
        actions.record(ActionKind.URGE, task, holders, "");
        notices.urged(holders, task);
    }

    private Stream<HistoricProcessInstance> running() {
        String me = atHand.me();
        Set<String> ids = history.createHistoricTaskInstanceQuery().taskAssignee(me).processUnfinished().taskDeleteReason("completed").list()
                .stream().map(task -> task.getProcessInstanceId()).filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
        history.createHistoricProcessInstanceQuery().startedBy(me).unfinished().list().forEach(started -> ids.add(started.getId()));
        return ids.isEmpty() ? Stream.empty()
                : history.createHistoricProcessInstanceQuery().processInstanceIds(ids).unfinished().list().stream();
    }

    private HistoricProcessInstance mine(String instance) {
        return unrestricted.call(() -> running().filter(matter -> matter.getId().equals(instance)).findFirst())
                .orElseThrow(() -> new Refusal("该事项不存在、已办结，或您没有参与办理"));
    }

    private Matter matter(HistoricProcessInstance instance) {
        List<Matter.OpenStep> open = openSteps(instance.getId()).stream().map(task -> new Matter.OpenStep(task.getId(), task.getName(),
                whoHas(task), task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getDueDate() != null && task.getDueDate().before(Date.from(clock.instant())))).toList();
        return new Matter(instance.getId(), instance.getProcessDefinitionName(), instance.getBusinessKey(),
                instance.getStartTime().toInstant(), open, withdrawals.isPossible(instance.getId()), isSecretaryOf(instance.getTenantId()));
    }

    private List<Task> openSteps(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).orderByTaskCreateTime().asc().list();
    }

    private String whoHas(Task task) {
        return task.getAssignee() != null ? directory.displayNameOf(task.getAssignee())
                : candidateGroups(task).map(groups::nameOf).collect(Collectors.joining("、"));
    }

    private Set<String> holdersOf(Task task) {
        return task.getAssignee() != null ? Set.of(task.getAssignee())
                : Stream.concat(candidates(task).map(IdentityLink::getUserId).filter(Objects::nonNull),
                        candidateGroups(task).flatMap(group -> groups.membersOf(group).stream())).collect(Collectors.toSet());
    }

    private Stream<String> candidateGroups(Task task) {
        return candidates(task).map(IdentityLink::getGroupId).filter(Objects::nonNull);
    }

    /** Not every post on a task may have it: one whose only holder must keep out of the case stays there for the record. */
    private Stream<IdentityLink> candidates(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()));
    }

    private boolean isSecretaryOf(String organisation) {
        return directory.postsOf(atHand.me()).contains(new Post(Role.SECRETARY, organisation));
    }
}
