package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import cn.baolei.engine.Unrestricted;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import cn.baolei.routing.TaskGroups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is not finished and an official's business: where it stands, 催办, 终止. */
@Service
@Transactional
class Matters {

    private static final Duration BETWEEN_URGINGS = Duration.ofMinutes(30);

    /** @param total how many there are, shown or not */
    record Listing(List<Matter> shown, int total) {
    }

    private final RunningMatters running;
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

    Matters(RunningMatters running, RuntimeService runtime, TaskService tasks, Unrestricted unrestricted,
            OrganisationDirectory directory, TaskGroups groups, TasksAtHand atHand, Withdrawals withdrawals, TaskActions actions,
            TaskNotices notices, Clock clock) {
        this.running = running;
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

    /** Those the signed-in person started or worked on. @param most how many at most, the latest */
    Listing mine(int most) {
        return unrestricted.call(() -> listing(running.of(atHand.me()), most));
    }

    /** Whether the signed-in person is 书记 of any organisation. */
    boolean isSecretary() {
        return directory.postsOf(atHand.me()).stream().anyMatch(post -> post.role() == Role.SECRETARY);
    }

    /** The others of the organisations whose 书记 the signed-in person is. @param most how many at most, the latest */
    Listing ofOrganisation(int most) {
        return unrestricted.call(() -> listing(running.ofOrganisation(atHand.me()), most));
    }

    /** 催办: tells whoever has the open steps; the same person does not urge the same step again within half an hour. */
    void urge(String instance) {
        HistoricProcessInstance matter = concerning(instance).orElseThrow(() -> new Refusal("该事项不存在、已办结，或您没有参与办理"));
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
        HistoricProcessInstance matter = concerning(instance).filter(this::isTerminable)
                .orElseThrow(() -> new Refusal("该事项不存在或已办结，或您不是事项所属单位的书记，不能终止"));
        unrestricted.call(() -> {
            String root = matter.getRootProcessInstanceId();
            actions.record(ActionKind.TERMINATE, new TaskRef("", "", matter.getProcessDefinitionName(), instance,
                    matter.getProcessDefinitionId(), matter.getBusinessKey(), matter.getTenantId(), Optional.empty(), false), List.of(), words);
            // The engine would keep the reason in clear.
            runtime.deleteProcessInstance(root, ActionKind.TERMINATE.label());
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

    private Optional<HistoricProcessInstance> concerning(String instance) {
        return unrestricted.call(() -> Stream.concat(running.of(atHand.me()).stream(), running.ofOrganisation(atHand.me()).stream())
                .filter(matter -> matter.getId().equals(instance)).findFirst());
    }

    private boolean isTerminable(HistoricProcessInstance matter) {
        return running.isSecretaryOf(matter.getTenantId(), atHand.me());
    }

    private Listing listing(List<HistoricProcessInstance> all, int most) {
        return new Listing(all.stream().limit(most).map(this::matter).toList(), all.size());
    }

    private Matter matter(HistoricProcessInstance instance) {
        List<Matter.OpenStep> open = openSteps(instance.getId()).stream().map(task -> new Matter.OpenStep(task.getId(), task.getName(),
                whoHas(task), task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                task.getDueDate() != null && task.getDueDate().before(Date.from(clock.instant())))).toList();
        return new Matter(instance.getId(), instance.getProcessDefinitionName(), instance.getBusinessKey(),
                instance.getStartTime().toInstant(), open, withdrawals.isPossible(instance.getId()), isTerminable(instance));
    }

    private List<Task> openSteps(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).orderByTaskCreateTime().asc().list();
    }

    private String whoHas(Task task) {
        return task.getAssignee() != null ? directory.displayNameOf(task.getAssignee())
                : groups.of(tasks.getIdentityLinksForTask(task.getId())).stream().map(groups::nameOf).collect(Collectors.joining("、"));
    }

    /** Not every post on a task may have it: one whose only holder must keep out of the case stays there for the record. */
    private Set<String> holdersOf(Task task) {
        return task.getAssignee() != null ? Set.of(task.getAssignee()) : tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .flatMap(link -> link.getUserId() != null ? Stream.of(link.getUserId()) : groups.membersOf(link.getGroupId()).stream())
                .collect(Collectors.toSet());
    }
}
