package cn.baolei.routing;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.ProcessBean;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.spin.json.SpinJsonNode;

/** "Which role, where" becomes candidate groups of a task or recipients of a notice. */
@ProcessBean("routing")
public class Routing {

    private static final String NAMED_PERSON = "namedPerson";
    private static final String CONCERNED_ORGANISATION = "concernedOrganisation";
    private static final String SUBORDINATE = "subordinate";
    static final String RESPONSIBLE_PERSON = "responsiblePerson";

    private final Router router;
    private final OrganisationDirectory directory;
    private final EarlierSteps earlierSteps;
    private final TaskGroups groups;
    private final DutyRoster roster;
    private final Recusals recusals;
    private final StandingAside standingAside;
    private final CaseHomes homes;
    private final CurrentUser currentUser;
    private final Clock clock;

    Routing(Router router, OrganisationDirectory directory, EarlierSteps earlierSteps, TaskGroups groups, DutyRoster roster,
            Recusals recusals, StandingAside standingAside, CaseHomes homes, CurrentUser currentUser, Clock clock) {
        this.router = router;
        this.directory = directory;
        this.earlierSteps = earlierSteps;
        this.groups = groups;
        this.roster = roster;
        this.recusals = recusals;
        this.standingAside = standingAside;
        this.homes = homes;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /**
     * The candidate groups of the user task being entered, from its properties {@code role}, {@code place} and
     * {@code otherThan}.
     *
     * @throws Refusal when nobody could take it and an official is acting: a task that no one sees must not exist. Where the engine
     *                 acts by itself, nobody would read the refusal: the task waits at the vacant post and the administrators are told
     */
    public List<String> candidates(DelegateExecution execution) {
        if (person(execution) != null) {
            return List.of();
        }
        Optional<DutyPost> duty = dutyPostOf(execution);
        if (duty.isPresent()) {
            return List.of(duty.get().groupId());
        }
        Post chosen = routeOf(execution).chosen();
        // Where somebody must stand aside, the other holders of the post are named one by one when the task begins.
        return standingAside.isDivided(chosen, recusedFrom(execution)) ? List.of() : List.of(chosen.groupId());
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
                && directory.postsOf(person).stream().anyMatch(post -> post.organisation().equals(homeOf(execution)));
        return meant ? person : null;
    }

    /**
     * The official to whom the user task being entered belongs in person, whatever posts they hold: the user id in the variable
     * that its property {@code namedPerson} names.
     *
     * @throws Refusal when nobody has been named
     */
    public String namedPerson(DelegateExecution execution) {
        Object named = execution.getVariable(ModelProperties.of(execution).get(NAMED_PERSON));
        // Each element of a list that a repeated step runs through is JSON.
        String user = named instanceof SpinJsonNode element ? element.stringValue() : (String) named;
        return Optional.ofNullable(user).filter(id -> !id.isBlank()).orElseThrow(() -> new Refusal("未确定办理人员"));
    }

    /** Whether a step belongs to one official in person: a ballot, a statement, the work of a named team leader. */
    public static boolean isPersonal(BaseElement step) {
        return ModelProperties.of(step).containsKey(NAMED_PERSON);
    }

    /**
     * Who does the work of a role at a place, stand-ins included; at {@code subordinates}, of every directly subordinate organisation.
     * Above the top there is nobody, so whoever is told there is told at the top itself.
     *
     * @param role         role code
     * @param place        relative place (docs/modelling.md); not {@code concerned} and {@code subordinate}, which need a case
     * @param organisation code of the organisation that the place is relative to
     * @return user ids
     */
    public Set<String> recipients(String role, String place, String organisation) {
        return recipients(role, place, organisation, Set.of());
    }

    /** The same for a notice about a case: not those who must keep out of it; where nobody else holds the role, whoever stands in. */
    public Set<String> recipients(String role, String place, String organisation, String caseNumber) {
        return recipients(role, place, homes.of(organisation, caseNumber), recusals.of(caseNumber));
    }

    private Set<String> recipients(String role, String place, String organisation, Set<String> excluded) {
        if (Place.of(place).kind() == Place.Kind.SUBORDINATES) {
            return directSubordinates(organisation).flatMap(below -> recipients(role, "own", below, excluded).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
        String where = organisationAt(place, organisation);
        if (Place.of(place).kind() == Place.Kind.ON_DUTY && roster.isKept(where)) {
            Set<String> onDuty = without(excluded, groups.onDuty(new DutyPost(roleOf(role), where)));
            if (!onDuty.isEmpty()) {
                return onDuty;
            }
        }
        return Set.copyOf(router.route(roleOf(role), where, excluded).handlers());
    }

    /**
     * The organisations that report to the one of the case, for a step that is repeated for each of them: the collection of the
     * repetition, whose element variable is {@code subordinate}.
     *
     * @return codes; empty where nobody reports there
     */
    public List<String> subordinates(DelegateExecution execution) {
        return directSubordinates(homeOf(execution)).toList();
    }

    private Stream<String> directSubordinates(String organisation) {
        String inForce = directory.inForce(organisation).code();
        return directory.all().stream().filter(one -> inForce.equals(one.reportsTo())).map(Organisation::code);
    }

    private static Set<String> without(Set<String> excluded, Collection<String> users) {
        return users.stream().filter(user -> !excluded.contains(user)).collect(Collectors.toUnmodifiableSet());
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
        return task.getCandidates().stream().flatMap(link -> link.getUserId() != null ? Stream.of(link.getUserId())
                : groups.membersOf(link.getGroupId()).stream()).collect(Collectors.toSet());
    }

    /** Why the task being entered has not gone where it should; empty when it has. */
    Optional<StandIn> standInFor(DelegateExecution execution) {
        Route route = routeOf(execution);
        Optional<DutyPost> duty = dutyPostOf(execution);
        if (duty.isEmpty()) {
            return StandIn.of(route);
        }
        DutyPost post = duty.get();
        return roster.onDuty(post.role(), post.organisation(), clock.instant()).isPresent() ? Optional.empty()
                : Optional.of(new StandIn(post.groupId(), route.chosen().groupId(), directory.get(post.organisation()).name()
                        + "此时没有排班，由" + groups.nameOf(route.chosen().groupId()) + "办理"));
    }

    Route routeOf(DelegateExecution execution) {
        Post post = new Post(roleOf(roleIn(ModelProperties.of(execution), execution)), organisationOf(execution));
        return placeOf(execution).kind() == Place.Kind.PERSON ? routeToPerson(post, execution)
                : router.find(post.role(), post.organisation(), excludedFrom(execution)).orElseGet(() -> nobodyFor(post));
    }

    private Route nobodyFor(Post post) {
        if (currentUser.id().isPresent()) {
            throw router.nobody(post);
        }
        return new Route(post, post, Optional.empty(), Set.of());
    }

    /**
     * Empty unless the task is for whoever is on duty, a roster is kept there, and somebody on duty may have the task, now and
     * when the shift changes.
     */
    Optional<DutyPost> dutyPostOf(DelegateExecution execution) {
        if (placeOf(execution).kind() != Place.Kind.ON_DUTY) {
            return Optional.empty();
        }
        DutyPost post = new DutyPost(roleOf(roleIn(ModelProperties.of(execution), execution)), organisationOf(execution));
        boolean possible = roster.isKept(post.organisation()) && !excludedFrom(execution).containsAll(groups.onDuty(post))
                && !standingAside.mayComeOnDuty(post.organisation(), recusedFrom(execution));
        return possible ? Optional.of(post) : Optional.empty();
    }

    private String organisationOf(DelegateExecution execution) {
        Place place = placeOf(execution);
        String variable = place.kind() == Place.Kind.SUBORDINATE ? SUBORDINATE : CONCERNED_ORGANISATION;
        return router.resolve(place, homeOf(execution), Optional.ofNullable((String) execution.getVariable(variable)));
    }

    private String homeOf(DelegateExecution execution) {
        return homes.of(execution.getTenantId(), execution.getProcessBusinessKey());
    }

    private Route routeToPerson(Post post, DelegateExecution execution) {
        if (person(execution) != null) {
            return new Route(post, post, Optional.empty(), Set.of(person(execution)));
        }
        return router.find(Role.SECRETARY, post.organisation(), Set.of())
                .map(secretary -> insteadOfPerson(post, secretary, groups.nameOf(secretary.chosen().groupId())))
                .orElseGet(() -> nobodyFor(post));
    }

    /** @param name of the post that does it instead */
    static Route insteadOfPerson(Post post, Route secretary, String name) {
        return new Route(post, secretary.chosen(), Optional.of("代原责任人办理：原责任人已不在本单位任职，由" + name + "代为办理"),
                secretary.handlers());
    }

    private static Place placeOf(DelegateExecution execution) {
        return Place.of(ModelProperties.of(execution).get("place"));
    }

    /**
     * Users who may not have the current task: those who must keep out of the case, and whoever did the step named by
     * {@code otherThan} or is themselves its subject. Nobody is kept from a step that is theirs in person.
     */
    Set<String> excludedFrom(DelegateExecution execution) {
        if (isPersonal(execution)) {
            return Set.of();
        }
        Set<String> excluded = new HashSet<>(recusedFrom(execution));
        Optional.ofNullable(ModelProperties.of(execution).get("otherThan"))
                .flatMap(step -> step.equals(RESPONSIBLE_PERSON)
                        ? Optional.ofNullable((String) execution.getVariable(RESPONSIBLE_PERSON))
                        : earlierSteps.lastPersonOf(step, execution.getProcessInstanceId()))
                .ifPresent(excluded::add);
        return excluded;
    }

    Set<String> recusedFrom(DelegateExecution execution) {
        return execution.getProcessBusinessKey() == null ? Set.of() : recusals.of(execution.getProcessBusinessKey());
    }

    static boolean isPersonal(DelegateExecution execution) {
        return isPersonal(execution.getBpmnModelElementInstance());
    }

    /** {@code roleFrom} names a variable that may hold another role than {@code role}. */
    private static String roleIn(Map<String, String> properties, DelegateExecution execution) {
        Object named = properties.containsKey("roleFrom") ? execution.getVariable(properties.get("roleFrom")) : null;
        return named == null ? properties.get("role") : named.toString();
    }

    private static Role roleOf(String code) {
        return Role.ofCode(code).orElseThrow(() -> new IllegalArgumentException("Unknown role: " + code));
    }
}
