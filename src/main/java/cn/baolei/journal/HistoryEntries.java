package cn.baolei.journal;

import cn.baolei.engine.HistoryJournal;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The engine's history as entries of the journal. */
@Component
class HistoryEntries implements HistoryJournal {

    private static final Map<Kind, String> KINDS = new EnumMap<>(Map.ofEntries(
            Map.entry(Kind.PROCESS_INSTANCE, Kinds.PROCESS_INSTANCE), Map.entry(Kind.ACTIVITY, Kinds.ACTIVITY), Map.entry(Kind.TASK, Kinds.TASK),
            Map.entry(Kind.VARIABLE, Kinds.VARIABLE), Map.entry(Kind.FORM_FIELD, Kinds.FORM_FIELD), Map.entry(Kind.DECISION, Kinds.DECISION),
            Map.entry(Kind.IDENTITY_LINK, Kinds.IDENTITY_LINK), Map.entry(Kind.INCIDENT, Kinds.INCIDENT), Map.entry(Kind.JOB, Kinds.JOB),
            Map.entry(Kind.EXTERNAL_TASK, Kinds.EXTERNAL_TASK), Map.entry(Kind.BATCH, Kinds.BATCH), Map.entry(Kind.OPERATION, Kinds.OPERATION)));

    private final Journal journal;

    HistoryEntries(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void written(Kind kind, String caseNumber, Map<String, Object> facts) {
        journal.record(Chains.ofCaseOr(caseNumber, Chains.OPERATIONS), KINDS.get(kind), facts);
    }
}
