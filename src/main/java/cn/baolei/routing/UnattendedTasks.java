package cn.baolei.routing;

import cn.baolei.organisation.OrganisationDirectory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Open tasks that nobody may take: an incident of the engine for each, which ends with the task, or when somebody may take it again.
 * The administrators are told of each once.
 */
@Component
class UnattendedTasks {

    private static final String TYPE = "unattendedTask";

    /** @param wanted who should have it, in words */
    record Open(String task, String name, String organisation, String caseNumber, String wanted) {
    }

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final OrganisationDirectory directory;
    private final ApplicationEventPublisher events;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    UnattendedTasks(@Lazy RuntimeService runtime, @Lazy TaskService tasks, OrganisationDirectory directory, ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.directory = directory;
        this.events = events;
    }

    /** @return whether it was not known yet */
    boolean raise(String task, String name, String execution, String organisation, String caseNumber, String wanted) {
        if (!incidentsOf(task).isEmpty()) {
            return false;
        }
        runtime.createIncident(TYPE, execution, task, wanted);
        events.publishEvent(new TaskUnattended(task, name, organisation, caseNumber));
        return true;
    }

    /** Somebody may take it again. */
    void settle(String task) {
        incidentsOf(task).forEach(incident -> runtime.resolveIncident(incident.getId()));
    }

    Set<String> ids() {
        return incidents().map(Incident::getConfiguration).collect(Collectors.toSet());
    }

    /** To be called without the engine's restrictions. */
    List<Open> open() {
        return incidents().map(this::open).toList();
    }

    /** The oldest first. Where the task is in a called process, the engine has one more at each caller, which names no task. */
    private Stream<Incident> incidents() {
        return runtime.createIncidentQuery().incidentType(TYPE).orderByIncidentTimestamp().asc().list().stream()
                .filter(incident -> incident.getConfiguration() != null);
    }

    private Open open(Incident incident) {
        Task task = tasks.createTaskQuery().taskId(incident.getConfiguration()).singleResult();
        return new Open(task.getId(), task.getName(), directory.get(task.getTenantId()).name(), runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey(), incident.getIncidentMessage());
    }

    private List<Incident> incidentsOf(String task) {
        return runtime.createIncidentQuery().incidentType(TYPE).configuration(task).list();
    }
}
