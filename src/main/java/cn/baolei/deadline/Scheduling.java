package cn.baolei.deadline;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Turns the terms of a deadline into instants. */
@Component
class Scheduling {

    private final WorkingDayCalendar calendar;

    Scheduling(WorkingDayCalendar calendar) {
        this.calendar = calendar;
    }

    Schedule schedule(Deadline deadline, Instant start) {
        return new Schedule(start, at(deadline, deadline.remindAfter(), start), at(deadline, deadline.dueAfter(), start),
                at(deadline, deadline.superviseAfter(), start), at(deadline, deadline.clueAfter(), start),
                deadline.mode(), deadline.escalateRole(), deadline.escalatePlace());
    }

    /** When a span of the deadline that began at the start is over. */
    Instant at(Deadline deadline, Span span, Instant start) {
        if (deadline.mode() == Mode.CONTINUOUS) {
            return start.atZone(OfficialTime.ZONE).plus(span.days()).plus(span.time()).toInstant();
        }
        if (!span.time().isZero()) {
            throw refusal(span, "须为整日或整月");
        }
        return calendar.end(start, span);
    }

    /** Something to be done again after each span, in the words of the engine's timers. */
    String cycle(Deadline deadline, Span span) {
        if (deadline.mode() == Mode.CONTINUOUS) {
            return "R/" + span.text();
        }
        if (span.days().getDays() == 0 || span.days().toTotalMonths() > 0 || !span.time().isZero()) {
            throw refusal(span, "须为整日");
        }
        return "R/P" + span.days().getDays() + "WD";
    }

    private static Refusal refusal(Span span, String rule) {
        return new Refusal("办理时限表中按工作日计算的时长“" + span.text() + "”" + rule + "，请流程负责人改正（如 P5D）");
    }
}
