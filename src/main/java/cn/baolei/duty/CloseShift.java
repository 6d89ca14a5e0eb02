package cn.baolei.duty;

import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The next person has taken over. */
@ProcessBean("closeShift")
class CloseShift implements JavaDelegate {

    private final RunningShifts running;
    private final DutyEvents events;
    private final DutyShiftTable shifts;
    private final Clock clock;

    CloseShift(RunningShifts running, DutyEvents events, DutyShiftTable shifts, Clock clock) {
        this.running = running;
        this.events = events;
        this.shifts = shifts;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long shift = (Long) execution.getVariable("shiftId");
        running.close(shift, clock.instant());
        events.record(shift, "taken-over", shifts.get(shift).officer(), null);
    }
}
