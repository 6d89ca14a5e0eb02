package cn.baolei.journal;

import cn.baolei.engine.HistoryJournal;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The engine's history as entries of the journal. */
@Component
class HistoryEntries implements HistoryJournal {

    private final Journal journal;

    HistoryEntries(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void written(Kind kind, String caseNumber, Map<String, Object> facts) {
        journal.record(Chains.ofCaseOr(caseNumber, Chains.OPERATIONS), wordOf(kind), facts);
    }

    /** {@link Kinds} has the same, in small letters. */
    private static String wordOf(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
