package cn.baolei.routing;

import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.Post;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Looks at an open task again: who should have it, who may, and whether whoever has claimed it may keep it. What has changed is
 * recorded, shown in the task and told to those who may take it now. A second look changes nothing.
 */
@Component
class Rerouting {

    private final Router router;
    private final StandingAside standingAside;
    private final TaskGroups groups;
    private final TaskModels models;
    private final Claims claims;
    private final PersonalTasks personal;
    private final UnattendedTasks unattended;
    private final RoutingFacts facts;
    private final DutyRoster roster;
    private final TaskService tasks;
    private final ApplicationEventPublisher events;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    Rerouting(Router router, StandingAside standingAside, TaskGroups groups, TaskModels models, Claims claims, PersonalTasks personal,
              UnattendedTasks unattended, RoutingFacts facts, DutyRoster roster, @Lazy TaskService tasks, ApplicationEventPublisher events) {
        this.router = router;
        this.standingAside = standingAside;
        this.groups = groups;
        this.models = models;
        this.claims = claims;
        this.personal = personal;
        this.unattended = unattended;
        this.facts = facts;
        this.roster = roster;
        this.tasks = tasks;
        this.events = events;
    }

    /** @param ended who does the work of which post no longer, among them perhaps whoever has claimed the task */
    void look(Task task, Set<Appointment> ended) {
        List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId());
        TaskGroups.wantedGroup(links).ifPresentOrElse(wanted -> look(task, wanted, links, ended), () -> lookAtOwner(task, links, ended));
    }

    /** The same when another group should have the task from now on. */
    void look(Task task, String wanted, Set<Appointment> ended) {
        look(task, wanted, tasks.getIdentityLinksForTask(task.getId()), ended);
    }

    private void look(Task task, String wantedOnce, List<IdentityLink> links, Set<Appointment> ended) {
        String wanted = groups.inForce(wantedOnce);
        String caseNumber = models.caseOf(task);
        Set<String> excluded = models.excludedFrom(task, caseNumber);
        Post post = groups.postOf(wanted);
        Optional<Route> route = router.find(post.role(), post.organisation(), excluded);
        if (isLeftOnDuty(wanted, models.recusedFrom(caseNumber))) {
            // Who is on duty is the roster's business.
            Set<String> onDuty = groups.membersOf(wanted);
            give(task, Set.of(), Set.of(wanted), Set.of(), links);
            claims.review(task, caseNumber, new Route(post, post, Optional.empty(), onDuty), excluded, ended);
            attended(task, caseNumber, wanted, !onDuty.isEmpty());
        } else if (route.isPresent()) {
            follow(task, caseNumber, route.get(), excluded, links, ended);
        } else {
            wait(task, caseNumber, post, excluded, links, ended);
        }
    }

    private void follow(Task task, String caseNumber, Route route, Set<String> excluded, List<IdentityLink> links, Set<Appointment> ended) {
        boolean moved = give(task, route, standingAside.isDivided(route.chosen(), models.recusedFrom(caseNumber)), links);
        attended(task, caseNumber, route.wanted().groupId(), true);
        boolean released = claims.review(task, caseNumber, route, excluded, ended);
        boolean kept = task.getAssignee() != null && !released;
        // Whoever stands in and keeps what they have claimed still does it for the same post as before.
        boolean described = (!kept || route.handlers().contains(task.getAssignee())) && describe(task, caseNumber, route);
        if ((moved || described || released) && !kept) {
            events.publishEvent(new TaskPassedOn(task.getId(), task.getName(), task.getTenantId(), caseNumber,
                    task.getDueDate() == null ? null : task.getDueDate().toInstant(), route.handlers()));
        }
    }

    /** Nobody may take it: it stays with the post that should have it and waits there for a holder, unless a colleague was handed it. */
    private void wait(Task task, String caseNumber, Post wanted, Set<String> excluded, List<IdentityLink> links, Set<Appointment> ended) {
        Route nowhere = new Route(wanted, wanted, Optional.empty(), Set.of());
        give(task, nowhere, standingAside.isDivided(wanted, models.recusedFrom(caseNumber)), links);
        boolean released = claims.review(task, caseNumber, nowhere, excluded, ended);
        attended(task, caseNumber, wanted.groupId(), task.getAssignee() != null && !released);
    }

    private void lookAtOwner(Task task, List<IdentityLink> links, Set<Appointment> ended) {
        String caseNumber = models.caseOf(task);
        Optional<Route> instead = personal.insteadOf(task, caseNumber);
        if (instead.isPresent()) {
            follow(task, caseNumber, instead.get(), models.excludedFrom(task, caseNumber), links, ended);
        } else if (task.getAssignee() != null) {
            attended(task, caseNumber, "", personal.canSignIn(task.getAssignee()));
        }
    }

    private void attended(Task task, String caseNumber, String group, boolean byAnybody) {
        if (byAnybody) {
            unattended.settle(task.getId());
        } else if (unattended.raise(task.getId(), task.getName(), task.getExecutionId(), task.getTenantId(), caseNumber,
                group.isEmpty() ? "本人" : groups.nameOf(group))) {
            facts.unattended(task, caseNumber, group, "无人可办，已告知系统管理员");
        }
    }

    /** @return whether the candidates are others than before */
    private boolean give(Task task, Route route, boolean divided, List<IdentityLink> links) {
        Set<String> users = divided ? route.handlers() : Set.of();
        Set<String> posts = divided ? Set.of() : Set.of(route.chosen().groupId());
        return give(task, users, posts, divided || !route.chosen().equals(route.wanted()) ? Set.of(route.wanted().groupId()) : Set.of(), links);
    }

    private boolean give(Task task, Set<String> users, Set<String> posts, Set<String> wanted, List<IdentityLink> links) {
        boolean moved = !users.equals(linked(links, IdentityLinkType.CANDIDATE, IdentityLink::getUserId))
                || !posts.equals(linked(links, IdentityLinkType.CANDIDATE, IdentityLink::getGroupId));
        if (moved || !wanted.equals(linked(links, TaskGroups.WANTED_POST, IdentityLink::getGroupId))) {
            links.stream().filter(link -> Set.of(IdentityLinkType.CANDIDATE, TaskGroups.WANTED_POST).contains(link.getType()))
                    .forEach(link -> remove(task, link));
            users.forEach(user -> tasks.addCandidateUser(task.getId(), user));
            posts.forEach(post -> tasks.addCandidateGroup(task.getId(), post));
            wanted.forEach(post -> tasks.addGroupIdentityLink(task.getId(), post, TaskGroups.WANTED_POST));
        }
        return moved;
    }

    /** @return whether the task says something else than before */
    private boolean describe(Task task, String caseNumber, Route route) {
        String instruction = models.documentationOf(task);
        String words = StandIn.of(route).map(standIn -> standIn.above(instruction)).orElse(instruction);
        if (Objects.equals(words, task.getDescription())) {
            return false;
        }
        tasks.setDescription(task.getId(), words);
        StandIn.of(route).ifPresentOrElse(standIn -> facts.fallen(task, caseNumber, standIn), () -> facts.returned(task, caseNumber,
                route.wanted().groupId(), "由" + groups.nameOf(route.wanted().groupId()) + "办理，不再由他人代办"));
        return true;
    }

    private void remove(Task task, IdentityLink link) {
        if (link.getUserId() == null) {
            tasks.deleteGroupIdentityLink(task.getId(), link.getGroupId(), link.getType());
        } else {
            tasks.deleteUserIdentityLink(task.getId(), link.getUserId(), link.getType());
        }
    }

    private boolean isLeftOnDuty(String group, Set<String> recused) {
        return DutyPost.ofGroupId(group).filter(duty -> roster.isKept(duty.organisation())
                && !standingAside.mayComeOnDuty(duty.organisation(), recused)).isPresent();
    }

    private static Set<String> linked(List<IdentityLink> links, String type, Function<IdentityLink, String> which) {
        return links.stream().filter(link -> type.equals(link.getType())).map(which).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
