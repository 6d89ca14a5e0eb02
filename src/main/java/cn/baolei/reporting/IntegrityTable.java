package cn.baolei.reporting;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The decision table {@code report-integrity}, asked outside of a process. Whoever patrols looks at the same things again and again,
 * and so asks the deployed table without leaving a row of history for each look.
 */
@Component
class IntegrityTable {

    private static final String KEY = "report-integrity";

    private final RepositoryService repository;
    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> read = new ConcurrentHashMap<>();

    IntegrityTable(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    List<Fault> judge(IntegrityFacts facts) {
        return judge(facts.kind().code(), facts.minutesToSend(), facts.resultKind(), facts.minutesResultUnreported(), facts.loweredBy());
    }

    /** @param matter a kind of report, or {@code forwarding} by a level */
    boolean isLate(String matter, long minutes) {
        return judge(matter, minutes, ReportIntegrity.UNKNOWN, 0, 0).contains(Fault.LATE);
    }

    boolean isOmitted(String resultKind, long minutes) {
        return judge("none", 0, resultKind, minutes, 0).contains(Fault.OMITTED);
    }

    private List<Fault> judge(String reportKind, long minutesToSend, String resultKind, long minutesResultUnreported, int loweredBy) {
        String definition = repository.createDecisionDefinitionQuery().decisionDefinitionKey(KEY).latestVersion().singleResult().getId();
        DmnDecision table = read.computeIfAbsent(definition, id -> engine.parseDecision(KEY, repository.getDecisionModel(id)));
        return engine.evaluateDecisionTable(table, Variables.createVariables().putValue("reportKind", reportKind)
                .putValue("minutesToSend", minutesToSend).putValue("resultKind", resultKind)
                .putValue("minutesResultUnreported", minutesResultUnreported).putValue("loweredBy", loweredBy))
                .<String>collectEntries("fault").stream().map(Fault::ofCode).toList();
    }
}
