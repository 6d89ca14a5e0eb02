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
    private final TaskService tasks;
    private final ApplicationEventPublisher events;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    Rerouting(Router router, StandingAside standingAside, TaskGroups groups, TaskModels models, Claims claims, PersonalTasks personal,
              UnattendedTasks unattended, RoutingFacts facts, @Lazy TaskService tasks, ApplicationEventPublisher events) {
        this.router = router;
        this.standingAside = standingAside;
        this.groups = groups;
        this.models = models;
        this.claims = claims;
        this.personal = personal;
        this.unattended = unattended;
        this.facts = facts;
        this.tasks = tasks;
        this.events = events;
    }

    /** @param ended who does the work of which post no longer, among them perhaps whoever has claimed the task */
    void look(Task task, Set<Appointment> ended) {
        String caseNumber = models.caseOf(task);
        Set<String> excluded = models.excludedFrom(task, caseNumber);
        List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId());
        Optional<String> wanted = TaskGroups.wantedGroup(links);
        if (wanted.isEmpty()) {
            personal.insteadOf(task).ifPresentOrElse(route -> follow(task, caseNumber, route, excluded, links, ended),
                    () -> lookAtOwner(task, caseNumber));
            return;
        }
        Post post = groups.postOf(wanted.get());
        Optional<Route> route = router.find(post.role(), post.organisation(), excluded);
        if (isLeftOnDuty(wanted.get(), models.recusedFrom(caseNumber))) {
            // Who is on duty is the roster's business.
            attended(task, caseNumber, wanted.get(), !groups.membersOf(wanted.get()).isEmpty());
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

    private void lookAtOwner(Task task, String caseNumber) {
        if (task.getAssignee() != null) {
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
        boolean moved = !users.equals(candidates(links, IdentityLink::getUserId)) || !posts.equals(candidates(links, IdentityLink::getGroupId));
        if (moved) {
            links.stream().filter(link -> isCandidate(link) || TaskGroups.WANTED_POST.equals(link.getType())).forEach(link -> remove(task, link));
            users.forEach(user -> tasks.addCandidateUser(task.getId(), user));
            posts.forEach(post -> tasks.addCandidateGroup(task.getId(), post));
            if (divided || !route.chosen().equals(route.wanted())) {
                tasks.addGroupIdentityLink(task.getId(), route.wanted().groupId(), TaskGroups.WANTED_POST);
            }
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
        return DutyPost.ofGroupId(group).filter(duty -> !standingAside.mayComeOnDuty(duty.organisation(), recused)).isPresent();
    }

    private static Set<String> candidates(List<IdentityLink> links, Function<IdentityLink, String> which) {
        return links.stream().filter(Rerouting::isCandidate).map(which).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private static boolean isCandidate(IdentityLink link) {
        return IdentityLinkType.CANDIDATE.equals(link.getType());
    }
}
