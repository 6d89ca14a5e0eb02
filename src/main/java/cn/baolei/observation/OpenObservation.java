package cn.baolei.observation;

import static org.camunda.spin.Spin.JSON;

import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Fixes the period and lays an empty list of readings. */
@ProcessBean("openObservation")
class OpenObservation implements JavaDelegate {

    private final Clock clock;

    OpenObservation(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int days = ((Number) execution.getVariable("isolationDays")).intValue();
        ObservationPeriod period = ObservationPeriod.of(execution.getVariable("lastExposureAt"), days, clock.instant());
        execution.setVariable("observationUntil", Date.from(period.until()));
        execution.setVariable("observationPeriod", period.shown());
        execution.setVariable("readings", JSON("[]"));
        execution.setVariable("missedInARow", 0);
        // Started by hand, nobody has said so.
        execution.setVariable("calledByCase", Boolean.TRUE.equals(execution.getVariable("calledByCase")));
    }
}
