package cn.baolei.observation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;

/**
 * From when to when a person is observed, every hour counted.
 *
 * @param from  the last exposure; where only its date is known, the end of that day in Beijing time, so that nobody is released early
 * @param until when the period is over
 */
record ObservationPeriod(Instant from, Instant until) {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm").withZone(ReadingSchedule.ZONE);

    /**
     * @param lastExposure as a form or another process gives it: a date, a date with time and offset, or a {@link Date}; null
     *                     when nobody knows it, which counts as now
     */
    static ObservationPeriod of(Object lastExposure, int days, Instant now) {
        Instant from = lastExposure == null || "".equals(lastExposure) ? now : startFrom(lastExposure);
        return new ObservationPeriod(from, from.plus(Duration.ofDays(days)));
    }

    String shown() {
        return SHOWN.format(from) + "至" + SHOWN.format(until);
    }

    private static Instant startFrom(Object lastExposure) {
        if (lastExposure instanceof Date date) {
            return date.toInstant();
        }
        String text = lastExposure.toString();
        return text.length() == "2020-01-30".length()
                ? LocalDate.parse(text).plusDays(1).atStartOfDay(ReadingSchedule.ZONE).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }
}
