package cn.baolei.oversight;

import cn.baolei.engine.Unrestricted;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.oversight.MatterSearch.Question;
import cn.baolei.oversight.MatterSearch.Show;
import cn.baolei.oversight.SubordinateMatter.Action;
import cn.baolei.oversight.SubordinateMatter.OpenStep;
import cn.baolei.oversight.SubordinateMatter.Step;
import cn.baolei.oversight.SubordinateMatter.Trail;
import cn.baolei.routing.Recusals;
import cn.baolei.routing.TaskGroups;
import cn.baolei.taskwork.Confidential;
import cn.baolei.taskwork.TaskActions;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Matters of the organisations below a superior: where they stand, what is late, who did what when. */
@Service
@Transactional(readOnly = true)
class SubordinateMatters {

    /** @param total how many there are on all pages. @param page from 1 */
    record Listing(List<SubordinateMatter> shown, long total, int page, int pages) {
    }

    private final Below below;
    private final MatterSearch search;
    private final HistoryService history;
    private final TaskService tasks;
    private final TaskGroups groups;
    private final TaskActions actions;
    private final Recusals recusals;
    private final OrganisationDirectory directory;
    private final Unrestricted unrestricted;
    private final Clock clock;

    SubordinateMatters(Below below, MatterSearch search, HistoryService history, TaskService tasks, TaskGroups groups, TaskActions actions,
                       Recusals recusals, OrganisationDirectory directory, Unrestricted unrestricted, Clock clock) {
        this.below = below;
        this.search = search;
        this.history = history;
        this.tasks = tasks;
        this.groups = groups;
        this.actions = actions;
        this.recusals = recusals;
        this.directory = directory;
        this.unrestricted = unrestricted;
        this.clock = clock;
    }

    /**
     * @param organisation code of one of those below; empty for all of them
     * @param page         from 1; beyond the last one, the last one
     * @param most         how many on a page, the latest first
     */
    Listing of(String user, Optional<String> organisation, Show show, int page, int most) {
        List<String> codes = codes(below.of(user).stream().filter(one -> organisation.isEmpty() || organisation.get().equals(one.code())));
        Question question = new Question(codes, recusals.casesOf(user), show);
        long total = search.count(question);
        int pages = (int) Math.max(1, (total + most - 1) / most);
        int shown = Math.min(Math.max(page, 1), pages);
        Set<String> found = new LinkedHashSet<>(search.find(question, (long) (shown - 1) * most, most));
        return new Listing(found.isEmpty() ? List.of() : unrestricted.call(() -> matters(found)), total, shown, pages);
    }

    private List<SubordinateMatter> matters(Set<String> instances) {
        Map<String, SubordinateMatter> matters = history.createHistoricProcessInstanceQuery().processInstanceIds(instances).list().stream()
                .collect(Collectors.toMap(HistoricProcessInstance::getId, this::matter));
        return instances.stream().map(matters::get).filter(Objects::nonNull).toList();
    }

    /** Empty alike when there is no such matter and when it is not the reader's business. */
    Optional<Trail> trail(String user, String instance) {
        List<String> codes = codes(below.of(user).stream());
        return codes.isEmpty() ? Optional.empty() : unrestricted.call(() -> query(codes).processInstanceId(instance).list().stream().findFirst()
                .filter(matter -> !recusals.casesOf(user).contains(matter.getBusinessKey()))
                .map(matter -> new Trail(matter(matter), steps(instance), actionsOf(matter))));
    }

    /** With those that were merged into them, whose matters they handle. */
    private List<String> codes(Stream<Organisation> organisations) {
        return organisations.flatMap(one -> directory.withPredecessors(one.code()).stream()).toList();
    }

    private HistoricProcessInstanceQuery query(List<String> codes) {
        return history.createHistoricProcessInstanceQuery().tenantIdIn(codes.toArray(String[]::new))
                .processDefinitionKeyNotIn(List.copyOf(Confidential.PROCESSES));
    }

    private SubordinateMatter matter(HistoricProcessInstance instance) {
        List<OpenStep> open = tasks.createTaskQuery().processInstanceId(instance.getId()).orderByTaskCreateTime().asc().list().stream()
                .map(task -> new OpenStep(task.getName(), whoHas(task), instant(task.getDueDate()), isLate(task.getDueDate(), null))).toList();
        return new SubordinateMatter(instance.getId(), instance.getProcessDefinitionName(), instance.getBusinessKey(),
                directory.get(instance.getTenantId()).name(), instant(instance.getStartTime()), instant(instance.getEndTime()), open);
    }

    private String whoHas(Task task) {
        return task.getAssignee() != null ? directory.displayNameOf(task.getAssignee())
                : groups.of(tasks.getIdentityLinksForTask(task.getId())).stream().map(groups::nameOf).collect(Collectors.joining("、"));
    }

    private List<Step> steps(String instance) {
        return history.createHistoricTaskInstanceQuery().processInstanceId(instance).orderByHistoricActivityInstanceStartTime().asc().list()
                .stream().map(this::step).toList();
    }

    private Step step(HistoricTaskInstance task) {
        boolean completed = "completed".equals(task.getDeleteReason());
        return new Step(task.getName(), completed && task.getAssignee() != null ? directory.displayNameOf(task.getAssignee()) : null,
                instant(task.getStartTime()), instant(task.getDueDate()), instant(task.getEndTime()), isLate(task.getDueDate(), task.getEndTime()));
    }

    /** What was written with them stays with the handlers. */
    private List<Action> actionsOf(HistoricProcessInstance matter) {
        return actions.outlineOf(matter.getId()).stream().map(action -> new Action(action.kind(), action.stepName(),
                action.actor() == null ? "系统" : directory.displayNameOf(action.actor()), action.actedAt())).toList();
    }

    private boolean isLate(Date due, Date end) {
        return due != null && due.toInstant().isBefore(end == null ? clock.instant() : end.toInstant());
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
