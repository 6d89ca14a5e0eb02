package cn.baolei.volunteer;

import cn.baolei.engine.ProcessBean;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Counts the hours that the community confirmed in the member's record. */
@ProcessBean("countService")
class CountService implements JavaDelegate {

    private final VolunteerRecord record;

    CountService(VolunteerRecord record) {
        this.record = record;
    }

    @Override
    public void execute(DelegateExecution execution) {
        record.add(new Service((String) execution.getVariable("responsiblePerson"), "served", moment(execution, "signedInAt"),
                moment(execution, "signedOutAt"), new BigDecimal(String.valueOf(execution.getVariable("confirmedHours")))),
                execution.getProcessInstanceId(), execution.getTenantId(), execution.getProcessBusinessKey());
    }

    private static Instant moment(DelegateExecution execution, String variable) {
        return OffsetDateTime.parse((String) execution.getVariable(variable)).toInstant();
    }
}
