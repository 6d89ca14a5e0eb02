package cn.baolei.observation;

import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Says for which slot the next reading is, and empties the form; or that the period is over. */
@ProcessBean("openReading")
class OpenReading implements JavaDelegate {

    private static final List<String> FIELDS =
            List.of("readingTemperature", "readingSymptoms", "readingSymptomsNote", "readingAt", "readingTakenBy", "endReason", "endNote");

    private final ReadingTimes times;
    private final Clock clock;

    OpenReading(ReadingTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant now = clock.instant();
        Instant slot = times.scheduleFor((String) execution.getVariable("isolationReason")).at(now);
        boolean over = !now.isBefore(((Date) execution.getVariable("observationUntil")).toInstant());
        execution.setVariable("observationResult", over ? "due" : "normal");
        execution.setVariable("readingSlotAt", Date.from(slot));
        execution.setVariable("readingSlot", ReadingRow.shown(slot));
        FIELDS.forEach(field -> execution.setVariable(field, null));
        execution.setVariable("endEarly", false);
    }
}
