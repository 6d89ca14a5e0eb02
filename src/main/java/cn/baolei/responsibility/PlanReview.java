package cn.baolei.responsibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Holds plans that are being signed or are in force against the organisation as it is now: a leader who has gone or a new
 * subordinate reopens the plan.
 */
@Service
class PlanReview {

    private static final Logger LOG = LoggerFactory.getLogger(PlanReview.class);

    private static final String MESSAGE = "area-leader-lost";

    private final RuntimeService runtime;
    private final Leadership leadership;
    private final TransactionTemplate transaction;

    PlanReview(@Lazy RuntimeService runtime, Leadership leadership, TransactionTemplate transaction) {
        this.runtime = runtime;
        this.leadership = leadership;
        this.transaction = transaction;
    }

    /**
     * Changes nothing where every plan still holds, so it may be repeated.
     *
     * @throws IllegalStateException when some plan could not be reviewed; all others have been
     */
    void review() {
        List<String> failed = new ArrayList<>();
        for (Execution waiting : runtime.createExecutionQuery().messageEventSubscriptionName(MESSAGE).list()) {
            try {
                transaction.executeWithoutResult(status -> review(waiting));
            } catch (RuntimeException failure) {
                LOG.warn("Plan {} could not be reviewed: {}", waiting.getProcessInstanceId(), failure.toString());
                failed.add(waiting.getProcessInstanceId());
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("Plans not reviewed: " + failed);
        }
    }

    private void review(Execution waiting) {
        ProcessInstance plan = runtime.createProcessInstanceQuery().processInstanceId(waiting.getProcessInstanceId()).singleResult();
        List<String> findings = leadership.findings(plan.getTenantId(), AreaList.of(runtime.getVariable(plan.getId(), "areas")));
        if (!findings.isEmpty()) {
            runtime.messageEventReceived(MESSAGE, waiting.getId(), Map.of("revisionReason", String.join("；", findings)));
        }
    }
}
