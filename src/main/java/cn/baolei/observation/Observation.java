package cn.baolei.observation;

import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** When the next thing happens to a person under observation. */
@ProcessBean("observation")
public class Observation {

    private final ReadingTimes times;
    private final Clock clock;

    Observation(ReadingTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    /** The next slot of the decision table {@code reading-times}, or the end of the period where that comes first. */
    public Date nextReadingAt(DelegateExecution execution) {
        Instant next = times.scheduleFor((String) execution.getVariable("isolationReason")).nextAfter(clock.instant());
        Instant until = ((Date) execution.getVariable("observationUntil")).toInstant();
        return Date.from(next.isBefore(until) ? next : until);
    }
}
