package cn.baolei.obligation;

import cn.baolei.obligation.Outline.Element;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** Plays two versions of a diagram with the same fate, many times, and tells which duty the new one left out or did too early. */
final class Oracle {

    private static final int MORE = 20;

    private Oracle() {
    }

    /** @return what went wrong, in words; empty when every run did what it did before */
    static Optional<String> broken(BpmnModelInstance before, BpmnModelInstance after, int runs, long seed) {
        Outline old = new Outline(before);
        Outline now = new Outline(after);
        Set<String> known = new HashSet<>(old.elements.keySet());
        known.retainAll(now.elements.keySet());
        Map<String, Set<String>> answers = new HashMap<>();
        old.answers.forEach((name, values) -> answers.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(values));
        now.answers.forEach((name, values) -> answers.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(values));
        for (Element start : old.starts()) {
            if (!now.elements.containsKey(start.id())) {
                return Optional.of("no start " + start.id());
            }
            List<Walk.Run> then = runs(old, start, known, answers, runs, seed);
            List<Walk.Run> done = runs(now, start, known, answers, runs, seed);
            Map<String, Set<String>> always = alwaysBefore(then);
            if (IntStream.range(0, runs).anyMatch(run -> lost(then.get(run), done.get(run), always).isPresent())) {
                // What seemed to come first always may not have, had one looked longer.
                Map<String, Set<String>> longer = alwaysBefore(runs(old, start, known, answers, runs * MORE, seed + runs));
                always.forEach((duty, past) -> past.retainAll(longer.getOrDefault(duty, past)));
            }
            for (int run = 0; run < runs; run++) {
                Optional<String> lost = lost(then.get(run), done.get(run), always);
                if (lost.isPresent()) {
                    return lost.map(what -> what + " from " + start.id());
                }
            }
        }
        return Optional.empty();
    }

    private static List<Walk.Run> runs(Outline outline, Element start, Set<String> known, Map<String, Set<String>> answers, int runs, long seed) {
        return IntStream.range(0, runs).mapToObj(run -> Walk.run(outline, start.id(), known, answers, seed + run))
                .collect(Collectors.toList());
    }

    /** Duty → the duties that came before it in every run. */
    private static Map<String, Set<String>> alwaysBefore(List<Walk.Run> runs) {
        Map<String, Set<String>> before = new HashMap<>();
        runs.stream().filter(Objects::nonNull).forEach(run -> run.done().forEach((duty, past) ->
                before.computeIfAbsent(duty, key -> new HashSet<>(past)).retainAll(past)));
        return before;
    }

    /** Two runs can be compared when the same events came in between. */
    private static Optional<String> lost(Walk.Run then, Walk.Run now, Map<String, Set<String>> always) {
        if (then == null || now == null || !then.happened().equals(now.happened())) {
            return Optional.empty();
        }
        return then.done().keySet().stream().filter(duty -> !now.done().containsKey(duty)).map(duty -> duty + " left out").findFirst()
                .or(() -> then.done().keySet().stream().filter(duty -> !now.done().get(duty).containsAll(always.get(duty)))
                        .map(duty -> duty + " too early").findFirst());
    }
}
