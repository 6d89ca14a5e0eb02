package cn.baolei.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/**
 * Takes note of every event of the engine's history, after the engine's own handler: its rows are rewritten in place later, so what
 * happened is in the events only.
 */
class HistoryTrail implements HistoryEventHandler {

    @Override
    public void handleEvent(HistoryEvent event) {
        if (Context.getCommandContext().getDbEntityManager() instanceof SealingEntityManager entities) {
            entities.note(event);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }
}
