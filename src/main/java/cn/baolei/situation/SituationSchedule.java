package cn.baolei.situation;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When one kind of organisation reports.
 *
 * @param startAt       at what time of day it launches rounds of its own; empty when it never does by itself
 * @param everyDays     days from one of its rounds to the next
 * @param collectWithin how long after the launch of a round it waits for its subordinates; empty when this kind does not report
 * @param expiresAfter  how long after the launch a report can still be written
 */
record SituationSchedule(Optional<LocalTime> startAt, int everyDays, Optional<Duration> collectWithin, Duration expiresAfter) {

    boolean reports() {
        return collectWithin.isPresent();
    }
}
