package cn.baolei.travel;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * How long somebody who was away reports: fourteen full days after the day of return, in Beijing time, every day counted
 * (《新型冠状病毒感染的肺炎防控方案（第三版）》: the longest incubation).
 *
 * @param until when the period is over
 */
record ReportPeriod(Instant until) {

    private static final int DAYS = 14;
    private static final LocalTime REPORT_TIME = LocalTime.of(9, 0);

    static ReportPeriod after(LocalDate returnOn) {
        return new ReportPeriod(returnOn.plusDays(DAYS + 1).atStartOfDay(OfficialTime.ZONE).toInstant());
    }

    /** Nine in the morning after so many days; the end of the period where that comes first. */
    Instant nextReport(Instant now, int everyDays) {
        Instant next = LocalDate.ofInstant(now, OfficialTime.ZONE).plusDays(everyDays).atTime(REPORT_TIME)
                .atZone(OfficialTime.ZONE).toInstant();
        return next.isBefore(until) ? next : until;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(until);
    }
}
