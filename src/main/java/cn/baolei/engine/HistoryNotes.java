package cn.baolei.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;

/** What a command has to tell the {@link HistoryJournal} once its rows are written. */
class HistoryNotes {

    /** The engine goes on changing an event that is already told, so what it said is kept apart. */
    private record Note(HistoryEvent event, SortedMap<String, Object> said) {
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

    /**
     * @param caseOfInstance   instance → case number, {@code instance:<id>} where it has none
     * @param instanceOfSigned task of somebody who signs (会签), which is in no instance → instance of what is signed; null for others
     */
    void tell(Supplier<HistoryJournal> journal, UnaryOperator<String> caseOfInstance, UnaryOperator<String> instanceOfSigned) {
        List<Note> written = List.copyOf(notes);
        notes.clear();
        for (Note note : written) {
            note.said().putAll(values.of(note.event()));
            journal.get().written(HistoryFacts.kind(note.event()), caseOf(note.event(), caseOfInstance, instanceOfSigned), note.said());
        }
    }

    /** Of the instance, or else of the one by which it was called. */
    private static String caseOf(HistoryEvent event, UnaryOperator<String> caseOfInstance, UnaryOperator<String> instanceOfSigned) {
        List<String> cases = instances(event, instanceOfSigned).map(caseOfInstance).toList();
        return cases.stream().filter(found -> !found.startsWith(HistoryJournal.WITHOUT_CASE)).findFirst()
                .orElse(cases.isEmpty() ? null : cases.get(cases.size() - 1));
    }

    private static Stream<String> instances(HistoryEvent event, UnaryOperator<String> instanceOfSigned) {
        return event.getProcessInstanceId() == null && event.getRootProcessInstanceId() == null ? task(event).map(instanceOfSigned).stream()
                : Stream.of(event.getProcessInstanceId(), event.getRootProcessInstanceId()).filter(Objects::nonNull).distinct();
    }

    private static Optional<String> task(HistoryEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity task) {
            return Optional.ofNullable(task.getTaskId());
        }
        if (event instanceof HistoricIdentityLinkLogEventEntity link) {
            return Optional.ofNullable(link.getTaskId());
        }
        return event instanceof UserOperationLogEntryEventEntity operation ? Optional.ofNullable(operation.getTaskId()) : Optional.empty();
    }
}
