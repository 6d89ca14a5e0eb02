package cn.baolei.routing;

import cn.baolei.engine.EngineItself;
import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.Refusal;
import cn.baolei.engine.TaskLinks;
import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.ImportSummary;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.OrganisationsImported;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Open tasks follow their posts, whatever changed the roster: those of a post that ends go to the same role at the successor, those of
 * a post that is left vacant to whoever stands in, and back when somebody is appointed. What a person had claimed for a post they
 * leave returns to it.
 */
@Component
class PostChanges {

    private final TaskLinks links;
    private final TaskGroups groups;
    private final Router router;
    private final StandingAside standingAside;
    private final Recusals recusals;
    private final CaseHomes homes;
    private final DutyRoster roster;
    private final OrganisationDirectory directory;
    private final EngineItself engine;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    PostChanges(TaskLinks links, TaskGroups groups, Router router, StandingAside standingAside, Recusals recusals, CaseHomes homes,
                DutyRoster roster, OrganisationDirectory directory, EngineItself engine, @Lazy TaskService tasks,
                @Lazy RuntimeService runtime, @Lazy RepositoryService repository) {
        this.links = links;
        this.groups = groups;
        this.router = router;
        this.standingAside = standingAside;
        this.recusals = recusals;
        this.homes = homes;
        this.roster = roster;
        this.directory = directory;
        this.engine = engine;
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
    }

    /** After the engine's groups, before those who only look at the outcome. @throws Refusal when a task would be nobody's */
    @Order(0)
    @EventListener
    void follow(OrganisationsImported event) {
        engine.act(() -> {
            Set<String> deadEnds = new LinkedHashSet<>();
            ofChangedPosts(event.summary()).forEach((task, wanted) -> move(task, wanted, deadEnds));
            ofReopened(event.summary().organisations().added()).forEach((task, wanted) -> move(task, wanted, deadEnds));
            if (!deadEnds.isEmpty()) {
                throw new Refusal(String.join("；", deadEnds));
            }
            giveBackClaims(event.summary().appointments().removed());
        });
    }

    /** Gives tasks that are still open to the groups that had them. @param before task id → group id */
    void giveBack(Map<String, String> before) {
        engine.act(() -> open(before.keySet()).forEach(task -> move(task, before.get(task.getId()), new LinkedHashSet<>())));
    }

    /** Tasks of posts that are gone or that nobody holds, and those that somebody else has for a post which is held again. */
    private Map<Task, String> ofChangedPosts(ImportSummary changes) {
        Set<String> gone = Stream.concat(changes.posts().removed().stream().map(Post::groupId),
                changes.organisations().removed().stream().flatMap(code -> Stream.of(Role.DUTY_OFFICER, Role.DUTY_LEADER)
                        .map(role -> new DutyPost(role, code).groupId()))).collect(Collectors.toSet());
        Set<String> changed = Stream.concat(gone.stream(), Stream.of(changes.appointments().removed(), changes.appointments().added())
                .flatMap(Set::stream).map(appointment -> appointment.post().groupId())).collect(Collectors.toSet());
        List<TaskLinks.Link> all = links.ofTasks(links.ofGroups(changed).stream().map(TaskLinks.Link::task).toList());
        Map<String, String> wanted = TaskGroups.wantedOf(all);
        wanted.values().retainAll(changed);
        Set<String> held = Set.copyOf(wanted.values()).stream().filter(group -> !gone.contains(group) && !groups.membersOf(group).isEmpty())
                .collect(Collectors.toSet());
        all.stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.type()) && held.contains(link.group()))
                .forEach(link -> wanted.remove(link.task(), link.group()));
        return open(wanted.keySet()).stream().collect(Collectors.toMap(task -> task, task -> wanted.get(task.getId())));
    }

    /** Steps that an organisation's own cases have at another one, because it was closed, and those that a split gives to a new one. */
    private Map<Task, String> ofReopened(Set<String> added) {
        Set<String> tenants = new LinkedHashSet<>(added);
        tenants.addAll(homes.withCasesAt(added));
        List<Task> open = tenants.isEmpty() ? List.of() : tasks.createTaskQuery().tenantIdIn(tenants.toArray(String[]::new)).list().stream()
                .filter(task -> task.getProcessInstanceId() != null && isOwnStep(task)).toList();
        Map<String, String> wanted = TaskGroups.wantedOf(links.ofTasks(open.stream().map(Task::getId).toList()));
        Map<Task, String> homeward = new LinkedHashMap<>();
        open.stream().filter(task -> wanted.containsKey(task.getId())).forEach(task -> {
            String group = wanted.get(task.getId());
            String home = homes.of(task.getTenantId(), caseNumberOf(task));
            Post post = groups.postOf(group);
            if (!post.organisation().equals(home)) {
                homeward.put(task, DutyPost.ofGroupId(group).isPresent() ? new DutyPost(post.role(), home).groupId() : new Post(post.role(), home).groupId());
            }
        });
        return homeward;
    }

    private boolean isOwnStep(Task task) {
        BaseElement step = repository.getBpmnModelInstance(task.getProcessDefinitionId()).getModelElementById(task.getTaskDefinitionKey());
        return Optional.ofNullable(ModelProperties.of(step).get("place")).map(Place::of)
                .filter(place -> place.kind() == Place.Kind.OWN || place.kind() == Place.Kind.ON_DUTY).isPresent();
    }

    private void move(Task task, String wantedGroup, Set<String> deadEnds) {
        Optional<DutyPost> duty = DutyPost.ofGroupId(wantedGroup)
                .map(post -> new DutyPost(post.role(), directory.inForce(post.organisation()).code())).filter(post -> roster.isKept(post.organisation()));
        if (duty.isPresent()) {
            tasks.getIdentityLinksForTask(task.getId()).stream().filter(PostChanges::isCandidateGroup)
                    .forEach(link -> tasks.deleteCandidateGroup(task.getId(), link.getGroupId()));
            tasks.addCandidateGroup(task.getId(), duty.get().groupId());
            return;
        }
        try {
            String caseNumber = caseNumberOf(task);
            standingAside.redirect(task, groups.postOf(wantedGroup), caseNumber, caseNumber == null ? Set.of() : recusals.of(caseNumber));
        } catch (Refusal nobody) {
            deadEnds.add(nobody.getMessage());
        }
    }

    /** What somebody had through a post that they hold no more, and through no other one. */
    private void giveBackClaims(Collection<Appointment> lost) {
        Map<String, Set<String>> lostBy = lost.stream().collect(Collectors.groupingBy(Appointment::user,
                Collectors.mapping(one -> one.post().groupId(), Collectors.toSet())));
        Map<String, List<TaskLinks.Link>> claimed = links.ofAssignees(lostBy.keySet()).stream().collect(Collectors.groupingBy(TaskLinks.Link::task));
        claimed.forEach((task, posts) -> {
            String user = posts.get(0).assignee();
            boolean through = posts.stream().anyMatch(link -> lostBy.get(user).stream().anyMatch(gone -> link.group().equals(successorOf(gone))));
            if (through && posts.stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.type()))
                    .noneMatch(link -> groups.membersOf(link.group()).contains(user))) {
                tasks.setAssignee(task, null);
            }
        });
    }

    /** The group itself, or that of the same role at the organisation into which its own was merged. */
    private String successorOf(String group) {
        Post post = Post.ofGroupId(group);
        return new Post(post.role(), directory.inForce(post.organisation()).code()).groupId();
    }

    private static boolean isCandidateGroup(IdentityLink link) {
        return IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null;
    }

    private List<Task> open(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : tasks.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list().stream()
                .filter(task -> task.getProcessInstanceId() != null).toList();
    }

    private String caseNumberOf(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        return instance == null ? null : instance.getBusinessKey();
    }
}
