package cn.baolei.routing;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who did an earlier step of the same instance, from the engine's history. */
@Component
class EarlierSteps {

    private final HistoryService history;

    /** Lazily, because the engine is only being built when it first asks for the routing bean. */
    EarlierSteps(@Lazy HistoryService history) {
        this.history = history;
    }

    Optional<String> lastPersonOf(String step, String processInstanceId) {
        return history.createHistoricTaskInstanceQuery()
                .processInstanceId(processInstanceId).taskDefinitionKey(step).finished()
                .orderByHistoricTaskInstanceEndTime().desc().list().stream().findFirst()
                .map(HistoricTaskInstance::getAssignee);
    }
}
