package cn.baolei.duty;

import cn.baolei.engine.ProcessBean;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.annotation.Lazy;

/**
 * When the roll of a shift is called next. The moment stands in the timer alone: a process variable could be read by the person
 * who is to be surprised.
 */
@ProcessBean("rollCalls")
public class RollCalls {

    private static final String TABLE = "roll-calls";

    private final DecisionService decisions;
    private final DutyShiftTable shifts;
    private final DutyEvents events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RollCalls(@Lazy DecisionService decisions, DutyShiftTable shifts, DutyEvents events, Clock clock) {
        this.decisions = decisions;
        this.shifts = shifts;
        this.events = events;
        this.clock = clock;
    }

    public Date nextAt(DelegateExecution execution) {
        DutyShift shift = shifts.get((Long) execution.getVariable("shiftId"));
        Map<String, Object> row = decisions.evaluateDecisionTableByKey(TABLE, Map.of("shiftHours",
                Duration.between(shift.startsAt(), shift.endsAt()).toHours())).getSingleResult().getEntryMap();
        RollCallMoments moments = new RollCallMoments((Integer) row.get("calls"), Duration.parse((String) row.get("quiet")));
        return Date.from(moments.next(new Period(shift.startsAt(), shift.endsAt()), clock.instant(), events.count(shift.id(), "called"), random));
    }
}
