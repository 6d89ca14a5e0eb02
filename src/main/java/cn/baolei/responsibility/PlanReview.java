package cn.baolei.responsibility;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds plans that are being signed or are in force against the organisation as it is now: a leader who has gone or a new
 * subordinate reopens the plan.
 */
@Service
class PlanReview {

    private static final String MESSAGE = "area-leader-lost";

    private final RuntimeService runtime;
    private final Leadership leadership;

    PlanReview(@Lazy RuntimeService runtime, Leadership leadership) {
        this.runtime = runtime;
        this.leadership = leadership;
    }

    /** Changes nothing where every plan still holds, so it may be repeated. */
    @Transactional
    public void review() {
        for (Execution waiting : runtime.createExecutionQuery().messageEventSubscriptionName(MESSAGE).list()) {
            ProcessInstance plan = runtime.createProcessInstanceQuery().processInstanceId(waiting.getProcessInstanceId()).singleResult();
            List<String> findings = leadership.findings(plan.getTenantId(), AreaList.of(runtime.getVariable(plan.getId(), "areas")));
            if (!findings.isEmpty()) {
                runtime.messageEventReceived(MESSAGE, waiting.getId(), Map.of("revisionReason", String.join("；", findings)));
            }
        }
    }
}
