package cn.baolei.screening;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Cases that exist already, to which a registered person can be linked. */
@Component
class KnownCases {

    private static final String PROCESS = "suspected-case";

    private final HistoryService history;

    KnownCases(@Lazy HistoryService history) {
        this.history = history;
    }

    /** Why the number cannot be linked, in words for the official; empty when it can. */
    Optional<String> refusal(String caseNumber, String organisation) {
        long found = history.createHistoricProcessInstanceQuery().processDefinitionKey(PROCESS)
                .processInstanceBusinessKey(caseNumber).tenantIdIn(organisation).count();
        return found > 0 ? Optional.empty() : Optional.of("本单位没有这个编号的疑似病例");
    }
}
