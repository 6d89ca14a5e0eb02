package cn.baolei.engine;

import java.util.Date;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DateTimeUtil;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's business calendars, which beside ISO 8601 understand working days: {@code P5WD} for a date or a duration,
 * {@code R/P1WD} and {@code R3/P1WD} for a cycle.
 */
class WorkingDayCalendars extends MapBusinessCalendarManager {

    private static final Pattern DURATION = Pattern.compile("P([1-9]\\d{0,3})WD");
    private static final Pattern CYCLE = Pattern.compile("R(\\d{0,4})/(?:([^/P]+)/)?P([1-9]\\d{0,3})WD");

    /** Looked up late, because the engine is built before it. */
    private final ObjectProvider<WorkingDays> workingDays;

    WorkingDayCalendars(ObjectProvider<WorkingDays> workingDays) {
        this.workingDays = workingDays;
        addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDates());
        addBusinessCalendar(DurationBusinessCalendar.NAME, new Durations());
        addBusinessCalendar(CycleBusinessCalendar.NAME, new Cycles());
    }

    private Optional<Date> after(Date start, String text) {
        Matcher duration = DURATION.matcher(text);
        return duration.matches() ? Optional.of(end(orNow(start), Integer.parseInt(duration.group(1)))) : Optional.empty();
    }

    private Date end(Date from, int days) {
        return Date.from(workingDays.getObject().end(from.toInstant(), days));
    }

    private static Date orNow(Date date) {
        return date == null ? ClockUtil.getCurrentTime() : date;
    }

    private final class DueDates extends DueDateBusinessCalendar {

        @Override
        public Date resolveDuedate(String text, Date start) {
            return after(start, text).orElseGet(() -> super.resolveDuedate(text, start));
        }
    }

    private final class Durations extends DurationBusinessCalendar {

        @Override
        public Date resolveDuedate(String text, Date start) {
            return after(start, text).orElseGet(() -> super.resolveDuedate(text, start));
        }
    }

    private final class Cycles extends CycleBusinessCalendar {

        @Override
        public Date resolveDuedate(String text, Date start, long offset) {
            Matcher cycle = CYCLE.matcher(text);
            return cycle.matches() ? next(cycle, orNow(start), offset) : super.resolveDuedate(text, start, offset);
        }

        /** The first repetition after now; null, as the engine wants it, when there is none left. */
        private Date next(Matcher cycle, Date now, long offset) {
            long times = cycle.group(1).isEmpty() ? Long.MAX_VALUE : Long.parseLong(cycle.group(1));
            int days = Integer.parseInt(cycle.group(3));
            Date reference = new Date(now.getTime() - offset);
            Date repetition = cycle.group(2) == null ? reference : DateTimeUtil.parseDate(cycle.group(2));
            for (long done = 0; done < times && !repetition.after(reference); done++) {
                repetition = end(repetition, days);
            }
            return repetition.after(reference) ? new Date(repetition.getTime() + offset) : null;
        }
    }
}
