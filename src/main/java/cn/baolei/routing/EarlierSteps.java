package cn.baolei.routing;

import cn.baolei.engine.CurrentUser;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who did an earlier step of the same instance, from the engine's history. */
@Component
class EarlierSteps {

    private final HistoryService history;
    private final CurrentUser currentUser;

    /** Lazily, because the engine is only being built when it first asks for the routing bean. */
    EarlierSteps(@Lazy HistoryService history, CurrentUser currentUser) {
        this.history = history;
        this.currentUser = currentUser;
    }

    Optional<String> lastPersonOf(String step, String processInstanceId) {
        List<HistoricTaskInstance> all = history.createHistoricTaskInstanceQuery()
                .processInstanceId(processInstanceId).taskDefinitionKey(step).list();
        // While the step is being completed its end is not in the database yet: who completes it is who did it.
        return all.stream().filter(task -> task.getEndTime() == null).findFirst()
                .map(task -> currentUser.id().orElse(task.getAssignee()))
                .or(() -> all.stream().max(Comparator.comparing(HistoricTaskInstance::getEndTime))
                        .map(HistoricTaskInstance::getAssignee));
    }
}
