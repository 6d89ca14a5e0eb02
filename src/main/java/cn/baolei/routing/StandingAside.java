package cn.baolei.routing;

import cn.baolei.engine.CurrentUser;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.OrganisationsImported;
import cn.baolei.organisation.Post;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the tasks of a case from those who must keep out of it. A post that somebody recused shares with others gives way to those
 * others by name; a post that nobody else holds counts as vacant and the task falls on. Which post should have had the task stays
 * on it as a link of its own kind, so that later recusals and changes of holders start from there.
 */
@Component
class StandingAside {

    private final Recusals recusals;
    private final Router router;
    private final TaskGroups groups;
    private final RoutingFacts facts;
    private final OrganisationDirectory directory;
    private final CurrentUser currentUser;
    private final TaskService tasks;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    StandingAside(Recusals recusals, Router router, TaskGroups groups, RoutingFacts facts, OrganisationDirectory directory,
                  CurrentUser currentUser, @Lazy TaskService tasks) {
        this.recusals = recusals;
        this.router = router;
        this.groups = groups;
        this.facts = facts;
        this.directory = directory;
        this.currentUser = currentUser;
        this.tasks = tasks;
    }

    /** Whether a post is held by somebody who must keep out and by others who need not: then its group is no candidate. */
    boolean isDivided(Post post, Set<String> excluded) {
        return directory.holdersOf(post).stream().anyMatch(excluded::contains);
    }

    /**
     * Whether somebody who must keep out may come on duty at an organisation, on this shift or another: then those on duty are no
     * candidate, and the task belongs to the holders of the duty post.
     */
    boolean mayComeOnDuty(String organisation, Set<String> excluded) {
        return excluded.stream().flatMap(user -> directory.postsOf(user).stream()).anyMatch(post -> post.organisation().equals(organisation));
    }

    /** A task that has just come into being, before anybody is told of it. */
    void begin(DelegateTask task, Route route, Set<String> excluded) {
        if (isDivided(route.chosen(), excluded)) {
            task.addCandidateUsers(remaining(route.chosen(), excluded));
        }
        if (isDivided(route.chosen(), excluded) || route.fallback().isPresent()) {
            task.addGroupIdentityLink(route.wanted().groupId(), TaskGroups.WANTED_POST);
        }
    }

    @EventListener
    void afterRecusal(Recusals.Recused recused) {
        Set<String> excluded = recusals.of(recused.caseNumber());
        tasks.createTaskQuery().processInstanceBusinessKey(recused.caseNumber()).list().stream()
                // Whoever is completing a task at this moment has had it.
                .filter(task -> task.getAssignee() == null || currentUser.id().filter(task.getAssignee()::equals).isEmpty())
                .forEach(task -> redirect(task, recused.caseNumber(), excluded));
    }

    /** Posts have new holders, perhaps somebody who must keep out. */
    @EventListener(OrganisationsImported.class)
    void afterImport() {
        recusals.cases().forEach(caseNumber -> afterRecusal(new Recusals.Recused(caseNumber)));
    }

    private void redirect(Task task, String caseNumber, Set<String> excluded) {
        // A task without a post belongs to one person because it is theirs: the statement of the official concerned.
        wantedGroup(tasks.getIdentityLinksForTask(task.getId())).filter(group -> !isLeftOnDuty(group, excluded)).map(groups::postOf)
                .ifPresent(wanted -> redirect(task, wanted, caseNumber, excluded));
    }

    /** Gives an open task to a post, or to whoever stands in there; who has claimed it keeps it unless they must keep out of the case. */
    void redirect(Task task, Post wanted, String caseNumber, Set<String> excluded) {
        Route route = router.route(wanted.role(), wanted.organisation(), excluded);
        List<IdentityLink> links = tasks.getIdentityLinksForTask(task.getId());
        if (task.getAssignee() != null && excluded.contains(task.getAssignee())) {
            tasks.setAssignee(task.getId(), null);
        }
        // What was entrusted to a colleague (委派) does not come back to whoever must keep out.
        if (task.getOwner() != null && excluded.contains(task.getOwner())) {
            Task entrusted = tasks.createTaskQuery().taskId(task.getId()).singleResult();
            entrusted.setOwner(null);
            tasks.saveTask(entrusted);
        }
        links.stream().filter(link -> TaskGroups.WANTED_POST.equals(link.getType()) || isCandidate(link)).forEach(link -> remove(task, link));
        give(task.getId(), route, excluded);
        Optional<StandIn> standIn = StandIn.of(route);
        if (standIn.isEmpty() && links.stream().anyMatch(link -> TaskGroups.WANTED_POST.equals(link.getType()))) {
            tasks.setDescription(task.getId(), null);
        }
        standIn.filter(now -> !now.reason().equals(task.getDescription())).ifPresent(now -> {
            tasks.setDescription(task.getId(), now.reason());
            facts.record(task, caseNumber, now);
        });
    }

    private void give(String task, Route route, Set<String> excluded) {
        boolean divided = isDivided(route.chosen(), excluded);
        if (divided) {
            remaining(route.chosen(), excluded).forEach(user -> tasks.addCandidateUser(task, user));
        } else {
            tasks.addCandidateGroup(task, route.chosen().groupId());
        }
        if (divided || route.fallback().isPresent()) {
            tasks.addGroupIdentityLink(task, route.wanted().groupId(), TaskGroups.WANTED_POST);
        }
    }

    private void remove(Task task, IdentityLink link) {
        if (link.getUserId() == null) {
            tasks.deleteGroupIdentityLink(task.getId(), link.getGroupId(), link.getType());
        } else {
            tasks.deleteUserIdentityLink(task.getId(), link.getUserId(), link.getType());
        }
    }

    private List<String> remaining(Post post, Set<String> excluded) {
        return directory.holdersOf(post).stream().filter(holder -> !excluded.contains(holder)).toList();
    }

    private boolean isLeftOnDuty(String group, Set<String> excluded) {
        return DutyPost.ofGroupId(group).filter(duty -> !mayComeOnDuty(duty.organisation(), excluded)).isPresent();
    }

    private static Optional<String> wantedGroup(List<IdentityLink> links) {
        return links.stream().filter(link -> TaskGroups.WANTED_POST.equals(link.getType())).findFirst()
                .or(() -> links.stream().filter(link -> isCandidate(link) && link.getGroupId() != null).findFirst())
                .map(IdentityLink::getGroupId);
    }

    private static boolean isCandidate(IdentityLink link) {
        return IdentityLinkType.CANDIDATE.equals(link.getType());
    }
}
