package cn.baolei.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;

/** What a command has to tell the {@link HistoryJournal} once its rows are written. */
class HistoryNotes {

    /** The engine goes on changing an event that is already told, so what it said is kept apart. */
    private record Note(HistoryEvent event, Map<String, Object> said) {
    }

    private final HistoryValues values;
    private final List<Note> notes = new ArrayList<>();

    HistoryNotes(HistoryValues values) {
        this.values = values;
    }

    void add(HistoryEvent event) {
        if (event instanceof HistoricDecisionEvaluationEvent evaluated) {
            add(evaluated.getRootHistoricDecisionInstance());
            evaluated.getRequiredHistoricDecisionInstances().forEach(this::add);
        } else {
            notes.add(new Note(event, HistoryFacts.of(event)));
        }
    }

    /** @param caseOfInstance instance → case number, {@code instance:<id>} where it has none */
    void tell(Supplier<HistoryJournal> journal, UnaryOperator<String> caseOfInstance) {
        List<Note> written = List.copyOf(notes);
        notes.clear();
        for (Note note : written) {
            Map<String, Object> facts = new LinkedHashMap<>(note.said());
            facts.putAll(values.of(note.event()));
            journal.get().written(HistoryFacts.kind(note.event()), caseOf(note.event(), caseOfInstance), facts);
        }
    }

    /** Of the instance, or else of the one by which it was called. */
    private static String caseOf(HistoryEvent event, UnaryOperator<String> caseOfInstance) {
        List<String> cases = Stream.of(event.getProcessInstanceId(), event.getRootProcessInstanceId()).filter(instance -> instance != null)
                .distinct().map(caseOfInstance).toList();
        return cases.stream().filter(found -> !found.startsWith(HistoryJournal.WITHOUT_CASE)).findFirst()
                .orElse(cases.isEmpty() ? null : cases.get(cases.size() - 1));
    }
}
