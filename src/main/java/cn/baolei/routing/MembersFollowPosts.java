package cn.baolei.routing;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.EngineItself;
import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.ImportSummary;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.OrganisationsImported;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Open tasks follow the people: looked at again when posts change hands, somebody goes on leave or comes back, or must keep out. */
@Component
class MembersFollowPosts {

    private final AffectedTasks affected;
    private final CasesComingHome comingHome;
    private final Rerouting rerouting;
    private final Recusals recusals;
    private final OrganisationDirectory directory;
    private final CurrentUser currentUser;
    private final EngineItself engine;
    private final TaskService tasks;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    MembersFollowPosts(AffectedTasks affected, CasesComingHome comingHome, Rerouting rerouting, Recusals recusals,
                       OrganisationDirectory directory, CurrentUser currentUser, EngineItself engine, @Lazy TaskService tasks) {
        this.affected = affected;
        this.comingHome = comingHome;
        this.rerouting = rerouting;
        this.recusals = recusals;
        this.directory = directory;
        this.currentUser = currentUser;
        this.engine = engine;
        this.tasks = tasks;
    }

    @EventListener
    @Transactional
    public void afterRecusal(Recusals.Recused recused) {
        Optional<String> acting = currentUser.id();
        engine.act(() -> tasks.createTaskQuery().processInstanceBusinessKey(recused.caseNumber()).list().stream()
                // Whoever is completing a task at this moment has had it.
                .filter(task -> task.getAssignee() == null || acting.filter(task.getAssignee()::equals).isEmpty())
                .forEach(task -> rerouting.look(task, Set.of())));
    }

    /**
     * Posts have new holders, perhaps somebody who must keep out of a case; organisations were merged, founded or reopened. After the
     * engine's groups, before those who only look at the outcome.
     */
    @Order(0)
    @EventListener
    @Transactional
    public void afterImport(OrganisationsImported imported) {
        ImportSummary summary = imported.summary();
        Set<Appointment> removed = summary.appointments().removed();
        List<Post> left = Stream.of(removed.stream().map(Appointment::post), summary.posts().removed().stream(),
                summary.organisations().removed().stream().flatMap(MembersFollowPosts::onDutyAt)).flatMap(posts -> posts).distinct().toList();
        Set<String> leavers = removed.stream().map(Appointment::user).collect(Collectors.toSet());
        Set<Appointment> ended = removed.stream().flatMap(one -> Stream.of(one, atSuccessor(one))).collect(Collectors.toSet());
        engine.act(() -> {
            comingHome.to(summary.organisations().added()).forEach((task, wanted) -> rerouting.look(task, wanted, ended));
            lookAgain(affected.of(left, leavers, changedAt(summary)), ended);
        });
        recusals.cases().forEach(caseNumber -> afterRecusal(new Recusals.Recused(caseNumber)));
    }

    /** The posts of whoever is away are done by others, or by them again. */
    @EventListener
    @Transactional
    public void afterAbsence(Absences.Changed changed) {
        List<Post> posts = directory.postsOf(changed.official());
        Set<String> users = Stream.concat(Stream.of(changed.official()), changed.substitute().stream()).collect(Collectors.toSet());
        Set<Appointment> ended = posts.stream().flatMap(post -> users.stream().map(user -> new Appointment(user, post)))
                .collect(Collectors.toSet());
        Set<String> organisations = posts.stream().map(Post::organisation).collect(Collectors.toSet());
        engine.act(() -> lookAgain(affected.of(posts, users, organisations), ended));
    }

    /** Whoever has a task of a merged post has it from the successor's post. */
    private Appointment atSuccessor(Appointment ended) {
        Post post = ended.post();
        return new Appointment(ended.user(), new Post(post.role(), directory.inForce(post.organisation()).code()));
    }

    private static Stream<Post> onDutyAt(String organisation) {
        return Stream.of(Role.DUTY_OFFICER, Role.DUTY_LEADER).map(role -> new Post(role, organisation));
    }

    private void lookAgain(List<Task> open, Set<Appointment> ended) {
        open.forEach(task -> rerouting.look(task, ended));
    }

    private static Set<String> changedAt(ImportSummary summary) {
        Set<String> organisations = new HashSet<>(summary.organisations().changed());
        organisations.addAll(summary.organisations().removed());
        Stream.of(summary.appointments().added(), summary.appointments().removed()).flatMap(Set::stream)
                .forEach(appointment -> organisations.add(appointment.post().organisation()));
        Stream.of(summary.posts().added(), summary.posts().changed(), summary.posts().removed()).flatMap(Set::stream)
                .forEach(post -> organisations.add(post.organisation()));
        return organisations;
    }
}
