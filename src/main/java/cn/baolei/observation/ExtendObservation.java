package cn.baolei.observation;

import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Release was refused: the period goes on for the days the secretary has set, counted from now. */
@ProcessBean("extendObservation")
class ExtendObservation implements JavaDelegate {

    private final Clock clock;

    ExtendObservation(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int days = ((Number) execution.getVariable("extensionDays")).intValue();
        ObservationPeriod extension = ObservationPeriod.of(Date.from(clock.instant()), days, clock.instant());
        execution.setVariable("observationUntil", Date.from(extension.until()));
        execution.setVariable("observationPeriod", extension.shown() + "（延长）");
    }
}
