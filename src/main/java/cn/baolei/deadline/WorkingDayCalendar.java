package cn.baolei.deadline;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.Refusal;
import cn.baolei.engine.WorkingDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The working days of China: Monday to Friday, but for the holidays and the weekends worked instead (调休) of the State Council's
 * yearly notices. How terms are counted is in docs/decisions/0004-working-days.md.
 */
@Component
class WorkingDayCalendar implements WorkingDays {

    /** 停止业务活动的时间: a term ends with the business hours of its last day. */
    private static final LocalTime CLOSE_OF_BUSINESS = LocalTime.of(18, 0);
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final NavigableSet<Integer> years;
    private final Map<LocalDate, Boolean> exceptions;

    WorkingDayCalendar(WorkingDayFile file) {
        this.years = file.years();
        this.exceptions = file.exceptions();
    }

    @Override
    public Instant end(Instant from, int days) {
        LocalDate day = dayOf(from);
        for (int left = days; left > 0;) {
            day = day.plusDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }
        return endOf(day);
    }

    /** The end of a term in months and days of the calendar; where its last day is no working day, of the next one. */
    Instant end(Instant from, Span span) {
        if (span.days().toTotalMonths() == 0) {
            return end(from, span.days().getDays());
        }
        LocalDate day = dayOf(from).plus(span.days());
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return endOf(day);
    }

    /** @throws Refusal for a year whose holidays are not known */
    boolean isWorkingDay(LocalDate day) {
        if (!years.contains(day.getYear())) {
            throw new Refusal("工作日历只有" + years.first() + "年至" + years.last() + "年的放假调休安排，"
                    + "无法计算" + day.getYear() + "年的工作日。请系统管理员按国务院办公厅通知补充后再办理。");
        }
        return exceptions.getOrDefault(day, !WEEKEND.contains(day.getDayOfWeek()));
    }

    private static LocalDate dayOf(Instant instant) {
        return instant.atZone(OfficialTime.ZONE).toLocalDate();
    }

    private static Instant endOf(LocalDate day) {
        return day.atTime(CLOSE_OF_BUSINESS).atZone(OfficialTime.ZONE).toInstant();
    }
}
