package cn.baolei.deadline;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Routing;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * Finds who supervises an overdue task. Nobody supervises themselves: where the same people would, for example because they stand
 * in for a vacant post, it is the same role one level up.
 */
@Component
class Supervisors {

    private final Routing routing;
    private final OrganisationDirectory directory;

    Supervisors(Routing routing, OrganisationDirectory directory) {
        this.routing = routing;
        this.directory = directory;
    }

    Supervisor of(DelegateTask task, Schedule schedule) {
        Set<String> handlers = routing.handlersOf(task);
        Role role = schedule.escalateRole();
        String organisation = routing.organisationAt(schedule.escalatePlace(), task.getTenantId());
        Optional<Organisation> above = directory.superiorOf(organisation);
        while (above.isPresent() && handlers.containsAll(
                routing.recipients(role.code(), "own", organisation, task.getExecution().getProcessBusinessKey()))) {
            organisation = above.get().code();
            above = directory.superiorOf(organisation);
        }
        return new Supervisor(role, organisation);
    }
}
