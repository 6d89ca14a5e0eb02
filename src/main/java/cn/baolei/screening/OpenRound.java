package cn.baolei.screening;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 建立排查轮次: in the transaction of the start form, so that a wrong deadline leaves the form open. */
@ProcessBean("openRound")
class OpenRound implements JavaDelegate {

    private final RoundOpening opening;
    private final Clock clock;

    OpenRound(RoundOpening opening, Clock clock) {
        this.opening = opening;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String number = execution.getProcessBusinessKey();
        OffsetDateTime closesAt = OffsetDateTime.parse((String) execution.getVariable("closesAt"));
        int units = opening.open(new Round(number, execution.getTenantId(), (String) execution.getVariable("roundTitle"),
                clock.instant(), closesAt.toInstant(), execution.getProcessInstanceId(), null));
        execution.setVariable("roundNumber", number);
        execution.setVariable("expectedUnits", units);
        execution.setVariable("closesAtDate", Date.from(closesAt.toInstant()));
        execution.setVariable("closesAtShown", OfficialTime.minute(closesAt.toInstant()));
        execution.setVariable("rollUpPage", "/screening/" + number);
    }
}
