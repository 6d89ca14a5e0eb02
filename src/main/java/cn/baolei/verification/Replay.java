package cn.baolei.verification;

import cn.baolei.journal.Kinds;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the rows of the engine's history must hold, made anew from the entries of one chain. */
final class Replay {

    private static final Set<String> FIRST = Set.of("start", "create");
    private static final String CLEANED = "history-removed";

    /**
     * @param values by column; what is not in it is not known
     * @param sure   whether there must be a row: of a variable that goes the engine may keep a row or not
     */
    record Row(Map<String, String> values, boolean sure) {
    }

    private final Map<HistoryTable, Map<String, Row>> rows = new EnumMap<>(HistoryTable.class);
    private final Set<String> instances = new HashSet<>();
    /** Instances that began in this chain, and are therefore known from their first event on. */
    private final Set<String> begun = new HashSet<>();

    void add(Bodies.OfEntry entry) {
        JsonNode facts = entry.facts();
        String event = facts.path("event").asText();
        if (entry.kind().equals(Kinds.RETENTION) && event.equals(CLEANED)) {
            // Lawfully gone; what the entries of before say needs no rows any more.
            rows.clear();
            instances.clear();
            begun.clear();
            return;
        }
        boolean ofHistory = false;
        for (HistoryTable table : HistoryTable.values()) {
            if (table.kind.equals(entry.kind())) {
                ofHistory = true;
                add(table, facts, event);
            }
        }
        if (entry.kind().equals(HistoryTable.VALUE.kind)) {
            add(HistoryTable.CHANGE, facts, event);
        }
        if (ofHistory && facts.hasNonNull("instance")) {
            instances.add(facts.path("instance").asText());
            if (entry.kind().equals(HistoryTable.INSTANCE.kind) && FIRST.contains(event)) {
                begun.add(facts.path("instance").asText());
            }
        }
    }

    private void add(HistoryTable table, JsonNode facts, String event) {
        boolean written = FIRST.contains(event) || event.equals("update");
        if (table == HistoryTable.VALUE && !written) {
            return;
        }
        boolean sure = table != HistoryTable.CHANGE || written;
        String id = facts.path(table == HistoryTable.VALUE ? "variable" : "row").asText(null);
        if (id == null) {
            return;
        }
        Row row = rows(table).computeIfAbsent(id, unknown -> new Row(new HashMap<>(), sure));
        if (!sure) {
            return;
        }
        for (HistoryTable.Column column : table.columns) {
            String value = facts.hasNonNull(column.fact()) ? facts.path(column.fact()).asText() : null;
            if (value != null || !column.kept() || table.isFinal() || FIRST.contains(event)) {
                row.values().put(column.column(), value);
            }
        }
    }

    Map<String, Row> rows(HistoryTable table) {
        return rows.computeIfAbsent(table, none -> new HashMap<>());
    }

    Set<String> instances() {
        return instances;
    }

    boolean hasBegun(String instance) {
        return begun.contains(instance);
    }
}
