package cn.baolei.routing;

import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;

/** "Which role, where" becomes candidate groups of a task or recipients of a notice. */
@ProcessBean("routing")
public class Routing {

    private static final String CONCERNED_ORGANISATION = "concernedOrganisation";
    private static final String RESPONSIBLE_PERSON = "responsiblePerson";

    private final Router router;
    private final OrganisationDirectory directory;
    private final EarlierSteps earlierSteps;

    Routing(Router router, OrganisationDirectory directory, EarlierSteps earlierSteps) {
        this.router = router;
        this.directory = directory;
        this.earlierSteps = earlierSteps;
    }

    /**
     * The candidate groups of the user task being entered, from its properties {@code role}, {@code place} and
     * {@code otherThan}.
     *
     * @throws cn.baolei.engine.Refusal when nobody could take it: a task that no one sees must not exist
     */
    public List<String> candidates(DelegateExecution execution) {
        return person(execution) == null ? List.of(routeOf(execution).chosen().groupId()) : List.of();
    }

    /**
     * The one person whom a task at the place {@code person} is meant for, from the variable {@code responsiblePerson}.
     *
     * @return user id; null when the person holds no post at the organisation of the case any more, or the place is another one:
     *         then the task has {@link #candidates}
     */
    public String person(DelegateExecution execution) {
        String person = (String) execution.getVariable(RESPONSIBLE_PERSON);
        boolean meant = placeOf(execution).kind() == Place.Kind.PERSON && person != null
                && directory.postsOf(person).stream().anyMatch(post -> post.organisation().equals(execution.getTenantId()));
        return meant ? person : null;
    }

    /**
     * Who holds a role at a place, stand-ins included. Above the top there is nobody, so whoever is told there is told at the
     * top itself.
     *
     * @param role         role code
     * @param place        relative place (docs/modelling.md); not {@code concerned}, which needs a case
     * @param organisation code of the organisation that the place is relative to
     * @return user ids
     */
    public Set<String> recipients(String role, String place, String organisation) {
        Route route = router.route(roleOf(role), organisationAt(place, organisation), Set.of());
        return Set.copyOf(directory.holdersOf(route.chosen()));
    }

    /**
     * The organisation to which a relative place leads; the highest one is its own superior.
     *
     * @param place        relative place (docs/modelling.md); not {@code concerned}, which needs a case
     * @param organisation code of the organisation that the place is relative to
     */
    public String organisationAt(String place, String organisation) {
        return directory.superiorOf(organisation).isEmpty() ? organisation
                : router.resolve(Place.of(place), organisation, Optional.empty());
    }

    /** Who has to do a task now: whoever claimed it, else all holders of its candidate posts. */
    public Set<String> handlersOf(DelegateTask task) {
        if (task.getAssignee() != null) {
            return Set.of(task.getAssignee());
        }
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull)
                .flatMap(group -> directory.holdersOf(Post.ofGroupId(group)).stream()).collect(Collectors.toSet());
    }

    Route routeOf(DelegateExecution execution) {
        Map<String, String> properties = ModelProperties.of(execution);
        Optional<String> concerned = Optional.ofNullable((String) execution.getVariable(CONCERNED_ORGANISATION));
        Place place = placeOf(execution);
        String organisation = router.resolve(place, execution.getTenantId(), concerned);
        Role role = roleOf(roleIn(properties, execution));
        return place.kind() == Place.Kind.PERSON ? routeToPerson(new Post(role, organisation), execution)
                : router.route(role, organisation, excludedFrom(execution));
    }

    private Route routeToPerson(Post post, DelegateExecution execution) {
        if (person(execution) != null) {
            return new Route(post, post, Optional.empty());
        }
        Post secretary = router.route(Role.SECRETARY, post.organisation(), Set.of()).chosen();
        return new Route(post, secretary, Optional.of("原责任人已不在本单位任职，由"
                + directory.get(secretary.organisation()).name() + secretary.role().label() + "代为办理"));
    }

    private static Place placeOf(DelegateExecution execution) {
        return Place.of(ModelProperties.of(execution).get("place"));
    }

    /** {@code roleFrom} names a variable that may hold another role than {@code role}. */
    private static String roleIn(Map<String, String> properties, DelegateExecution execution) {
        Object named = properties.containsKey("roleFrom") ? execution.getVariable(properties.get("roleFrom")) : null;
        return named == null ? properties.get("role") : named.toString();
    }

    /** Users who may not have the current task: they did the step named by {@code otherThan}, or must keep out of the matter. */
    Set<String> excludedFrom(DelegateExecution execution) {
        Set<String> excluded = new HashSet<>(recusedFrom(execution));
        Optional.ofNullable(ModelProperties.of(execution).get("otherThan"))
                .flatMap(step -> step.equals(RESPONSIBLE_PERSON)
                        ? Optional.ofNullable((String) execution.getVariable(RESPONSIBLE_PERSON))
                        : earlierSteps.lastPersonOf(step, execution.getProcessInstanceId()))
                .ifPresent(excluded::add);
        return excluded;
    }

    /** Users who keep out of the current step because it is about them: those in the variable named by {@code except}. */
    public Set<String> recusedFrom(DelegateExecution execution) {
        return Optional.ofNullable(ModelProperties.of(execution).get("except")).map(name -> (String) execution.getVariable(name))
                .map(Set::of).orElse(Set.of());
    }

    /** Whether the step is one person's own, named by {@code person}, so that no post and no stand-in comes into it. */
    static boolean isPersonal(DelegateExecution execution) {
        return ModelProperties.of(execution).containsKey("person");
    }

    private static Role roleOf(String code) {
        return Role.ofCode(code).orElseThrow(() -> new IllegalArgumentException("Unknown role: " + code));
    }
}
