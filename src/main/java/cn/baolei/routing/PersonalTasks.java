package cn.baolei.routing;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Open tasks that are one official's and no post's. */
@Component
class PersonalTasks {

    private final TaskModels models;
    private final Router router;
    private final OrganisationDirectory directory;
    private final CaseHomes homes;
    private final IdentityService identities;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    PersonalTasks(TaskModels models, Router router, OrganisationDirectory directory, CaseHomes homes, @Lazy IdentityService identities) {
        this.models = models;
        this.router = router;
        this.directory = directory;
        this.homes = homes;
        this.identities = identities;
    }

    /** Who does a task at the place {@code person} once that person has left the organisation; empty for every other task. */
    Optional<Route> insteadOf(Task task, String caseNumber) {
        Map<String, String> properties = models.propertiesOf(task);
        String home = homes.of(task.getTenantId(), caseNumber);
        if (!"person".equals(properties.get("place")) || task.getAssignee() == null || servesAt(task.getAssignee(), home)) {
            return Optional.empty();
        }
        Post wanted = new Post(Role.ofCode(properties.get("role")).orElseThrow(), home);
        return router.find(Role.SECRETARY, home, Set.of()).map(secretary -> Routing.insteadOfPerson(wanted, secretary,
                directory.get(secretary.chosen().organisation()).name() + secretary.chosen().role().label()));
    }

    /** Officials can as long as they hold a post; whoever was never one can when the engine knows them. */
    boolean canSignIn(String user) {
        return !directory.postsOf(user).isEmpty() || identities.createUserQuery().userId(user).count() == 1;
    }

    private boolean servesAt(String user, String organisation) {
        return directory.postsOf(user).stream().anyMatch(post -> post.organisation().equals(organisation));
    }
}
