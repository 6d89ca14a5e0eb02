package cn.baolei.caserecord;

import cn.baolei.engine.ProcessBean;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * After each laboratory result: how far the run of negative tests reaches, for the table {@code case-exclusion}. A step that is
 * left in another way (终止, 退回) brings no result.
 */
@ProcessBean("laboratoryResults")
class LaboratoryResults implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return;
        }
        NegativeRun run = "negative".equals(execution.getVariable("labResult"))
                ? new NegativeRun(instant(execution, "negativeSince"), instant(execution, "negativeUntil"))
                        .withNegative(FormTime.instantOf(execution.getVariable("labSampledAt")).orElseThrow())
                : NegativeRun.EMPTY;
        execution.setVariable("negativeSince", date(run.first()));
        execution.setVariable("negativeUntil", date(run.last()));
        execution.setVariable("negativeIntervalHours", run.hours());
    }

    private static Instant instant(DelegateExecution execution, String variable) {
        Date date = (Date) execution.getVariable(variable);
        return date == null ? null : date.toInstant();
    }

    private static Date date(Instant instant) {
        return instant == null ? null : Date.from(instant);
    }
}
