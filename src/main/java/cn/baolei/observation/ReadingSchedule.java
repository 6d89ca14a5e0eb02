package cn.baolei.observation;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The times of day at which a person under observation is measured, in Beijing time, every day of the week. */
record ReadingSchedule(List<LocalTime> times) {

    static final ZoneId ZONE = OfficialTime.ZONE;

    ReadingSchedule {
        if (times.isEmpty()) {
            throw new IllegalArgumentException("The decision table reading-times names no time");
        }
    }

    /** The first slot after a moment; a slot that is just now is not after it. */
    Instant nextAfter(Instant moment) {
        return around(moment).filter(slot -> slot.isAfter(moment)).min(Instant::compareTo).orElseThrow();
    }

    /** The slot that a moment belongs to: the last one that is not after it. */
    Instant at(Instant moment) {
        return around(moment).filter(slot -> !slot.isAfter(moment)).max(Instant::compareTo).orElseThrow();
    }

    private Stream<Instant> around(Instant moment) {
        LocalDate today = LocalDate.ofInstant(moment, ZONE);
        return Stream.of(today.minusDays(1), today, today.plusDays(1))
                .flatMap(day -> times.stream().map(time -> day.atTime(time).atZone(ZONE).toInstant()));
    }
}
