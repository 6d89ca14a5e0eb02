package cn.baolei.audit.story;

import cn.baolei.audit.AuditScope.Granted;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A case as far as somebody may read it, with what the sources of its story ask of it.
 *
 * @param runs      by their ids, the earliest first
 * @param visits    the earliest first
 * @param elsewhere instances that the reader may not audit
 * @param shown     what the reader sees of a sealed text
 * @param clear     whether that is the text itself
 */
record Matter(String caseNumber, Granted reader, Map<String, Run> runs, List<Visit> visits, Map<String, Visit> tasks, List<Run> elsewhere, Instant now,
              UnaryOperator<String> shown, boolean clear) {

    static Matter of(String caseNumber, Granted reader, List<Run> covered, List<Visit> visits, List<Run> elsewhere, Instant now,
                     UnaryOperator<String> shown, boolean clear) {
        Map<String, Run> runs = new LinkedHashMap<>();
        covered.forEach(run -> runs.put(run.id(), run));
        return new Matter(caseNumber, reader, runs, visits, visits.stream().filter(Visit::isUserTask).collect(Collectors.toMap(visit -> visit.task().id(),
                visit -> visit, (first, again) -> again)), elsewhere, now, shown, clear);
    }

    String[] runIds() {
        return runs.keySet().toArray(String[]::new);
    }

    String[] taskIds() {
        return tasks.keySet().toArray(String[]::new);
    }

    Optional<Visit> task(String id) {
        return Optional.ofNullable(id).map(tasks::get);
    }

    boolean hasRun(String id) {
        return runs.containsKey(id);
    }

    Run first() {
        return runs.values().iterator().next();
    }

    /** Empty while one of them runs, wherever. */
    Optional<Instant> ended() {
        List<Run> all = Stream.concat(runs.values().stream(), elsewhere.stream()).toList();
        return all.stream().anyMatch(run -> run.ended() == null) ? Optional.empty()
                : all.stream().map(Run::ended).max(Instant::compareTo);
    }
}
