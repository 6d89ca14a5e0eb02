package cn.baolei.supervision;

import cn.baolei.engine.LaterMessages;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The instances of one supervision, at the organisation that supervises and at the one in default, joined by messages. */
@Component
class SupervisionInstances {

    private static final String SETTLED = "supervision-settled";

    private final RuntimeService runtime;
    private final LaterMessages messages;
    private final SupervisionTable supervisions;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    SupervisionInstances(@Lazy RuntimeService runtime, LaterMessages messages, SupervisionTable supervisions) {
        this.runtime = runtime;
        this.messages = messages;
        this.supervisions = supervisions;
    }

    /** Starts the rectification under the same case number; an earlier one that is still open is withdrawn. */
    void demand(String supervision, String caseNumber, Map<String, Object> values) {
        withdraw(supervision);
        supervisions.rectify(supervision, runtime.createMessageCorrelation("rectification-ordered")
                .processInstanceBusinessKey(caseNumber).setVariables(values).correlateStartMessage().getId());
    }

    /** What was done is told to the supervision, also when it did not wait any longer; nothing when it is over. */
    void report(String supervision, Map<String, Object> values) {
        if (runtime.createProcessInstanceQuery().processInstanceId(supervision).count() == 1) {
            runtime.setVariables(supervision, values);
            runtime.createMessageCorrelation("rectification-reported").processInstanceId(supervision).correlateAll();
        }
    }

    /** The overdue task was done or is gone. */
    void settle(String task) {
        supervisions.openFor(task).ifPresent(supervision -> messages.send(SETTLED, supervision));
    }

    void conclude(String supervision, String outcome) {
        supervisions.conclude(supervision, outcome);
        withdraw(supervision);
    }

    private void withdraw(String supervision) {
        supervisions.rectificationOf(supervision).ifPresent(rectification -> messages.send(SETTLED, rectification));
    }
}
