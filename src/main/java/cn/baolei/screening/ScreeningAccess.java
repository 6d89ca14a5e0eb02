package cn.baolei.screening;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Who may see what of a round, from posts alone; whose registration stand-ins may work on, from their tasks. */
@Component
class ScreeningAccess {

    /** Who registers persons and answers for it. */
    private static final Set<Role> REGISTRARS = EnumSet.of(Role.SECRETARY, Role.DEPUTY_SECRETARY, Role.COMMITTEE_MEMBER,
            Role.OFFICE_DIRECTOR, Role.REPORTER, Role.DOCTOR, Role.COUNSELLOR);
    /** Numbers concern whoever has an office; party members without one and those who look after the system have none. */
    private static final Set<Role> OFFICES = EnumSet.complementOf(
            EnumSet.of(Role.MEMBER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR));
    private static final String REGISTER = "registerPersons";

    private final OrganisationDirectory directory;
    private final TaskService tasks;

    ScreeningAccess(OrganisationDirectory directory, TaskService tasks) {
        this.directory = directory;
        this.tasks = tasks;
    }

    /** Whether a user may read an organisation's registration: its own registrars, and who has its task in their stead. */
    boolean mayRead(String user, Unit unit) {
        return holds(user, unit.organisation(), REGISTRARS) || hasTask(unit);
    }

    /** Whether the registration is open at all; who may read it may add to it. */
    boolean isOpen(Unit unit) {
        return unit.instance() != null && !unit.isSubmitted();
    }

    /** Whether a user answers for what the organisation has submitted. */
    boolean mayCorrect(String user, Unit unit) {
        return unit.isSubmitted() && holds(user, unit.organisation(), EnumSet.of(Role.SECRETARY));
    }

    /** Organisations at which a user has an office, and those merged into them, whose rounds go on in their own names. */
    List<String> offices(String user) {
        return directory.postsOf(user).stream().filter(post -> OFFICES.contains(post.role())).map(Post::organisation).distinct()
                .flatMap(organisation -> directory.withPredecessors(organisation).stream()).toList();
    }

    /** Whether a user sees the whole round: at the launching organisation, or above it. */
    boolean seesAll(String user, Round round) {
        List<String> offices = offices(user);
        for (Optional<String> level = Optional.of(directory.inForce(round.organisation()).code()); level.isPresent();
                level = directory.superiorOf(level.get()).map(Organisation::code)) {
            if (offices.contains(level.get())) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(String user, String organisation, Set<Role> roles) {
        String answering = directory.inForce(organisation).code();
        return directory.postsOf(user).stream()
                .anyMatch(post -> post.organisation().equals(answering) && roles.contains(post.role()));
    }

    /** The query finds own tasks only. */
    private boolean hasTask(Unit unit) {
        return unit.instance() != null
                && tasks.createTaskQuery().processInstanceId(unit.instance()).taskDefinitionKey(REGISTER).active().count() > 0;
    }
}
