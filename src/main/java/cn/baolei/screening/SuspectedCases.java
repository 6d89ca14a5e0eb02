package cn.baolei.screening;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the engine's history knows of cases, by themselves and whoever ended them. */
@Component
class SuspectedCases {

    private static final String PROCESS = "suspected-case";

    private final HistoryService history;

    SuspectedCases(@Lazy HistoryService history) {
        this.history = history;
    }

    /** Numbers of cases that were broken off after that moment, not brought to their end. */
    Set<String> brokenOffSince(Instant since) {
        return query().finishedAfter(Date.from(since)).list().stream()
                .filter(ended -> !HistoricProcessInstance.STATE_COMPLETED.equals(ended.getState()))
                .map(HistoricProcessInstance::getBusinessKey).collect(Collectors.toSet());
    }

    /** Numbers of the cases that ran at some time between the two moments, by organisation. */
    Map<String, Set<String>> runningBetween(Instant from, Instant to) {
        Map<String, Set<String>> byOrganisation = new TreeMap<>();
        for (List<HistoricProcessInstance> found : List.of(query().startedBefore(Date.from(to)).unfinished().list(),
                query().startedBefore(Date.from(to)).finishedAfter(Date.from(from)).list())) {
            found.forEach(one -> byOrganisation.computeIfAbsent(one.getTenantId(), tenant -> new TreeSet<>()).add(one.getBusinessKey()));
        }
        return byOrganisation;
    }

    private HistoricProcessInstanceQuery query() {
        return history.createHistoricProcessInstanceQuery().processDefinitionKey(PROCESS);
    }
}
