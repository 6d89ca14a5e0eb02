package cn.baolei.routing;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Open steps that belong elsewhere since an organisation was founded or reopened. */
@Component
class CasesComingHome {

    private final CaseHomes homes;
    private final TaskModels models;
    private final TaskGroups groups;
    private final TaskService tasks;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    CasesComingHome(CaseHomes homes, TaskModels models, TaskGroups groups, @Lazy TaskService tasks) {
        this.homes = homes;
        this.models = models;
        this.groups = groups;
        this.tasks = tasks;
    }

    /**
     * The steps of an organisation's own cases that another one has because it was closed, and of those that a split gives to it.
     *
     * @param organisations founded or reopened, codes
     * @return with the group that should have each of them now
     */
    Map<Task, String> to(Set<String> organisations) {
        Set<String> tenants = new LinkedHashSet<>(organisations);
        tenants.addAll(homes.withCasesAt(organisations));
        List<Task> open = tenants.isEmpty() ? List.of() : tasks.createTaskQuery().tenantIdIn(tenants.toArray(String[]::new)).list().stream()
                .filter(task -> task.getProcessInstanceId() != null && isOwnStep(task)).toList();
        Map<Task, String> wanted = new HashMap<>();
        open.forEach(task -> homeward(task).ifPresent(group -> wanted.put(task, group)));
        return wanted;
    }

    private Optional<String> homeward(Task task) {
        String home = homes.of(task.getTenantId(), models.caseOf(task));
        return TaskGroups.wantedGroup(tasks.getIdentityLinksForTask(task.getId()))
                .filter(group -> !groups.postOf(group).organisation().equals(home)).map(group -> TaskGroups.at(home, group));
    }

    private boolean isOwnStep(Task task) {
        return Optional.ofNullable(models.propertiesOf(task).get("place")).map(Place::of)
                .filter(place -> Set.of(Place.Kind.OWN, Place.Kind.ON_DUTY, Place.Kind.PERSON).contains(place.kind())).isPresent();
    }
}
