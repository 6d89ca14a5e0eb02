package cn.baolei.pledge;

import cn.baolei.engine.OfficialTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Until when members sign, and when the branch checks; every day counted, in Beijing time.
 *
 * @param signBy     the last day of signing
 * @param checkUntil the last day of checking
 * @param everyDays  from one check to the next
 */
record PledgeDates(LocalDate signBy, LocalDate checkUntil, int everyDays) {

    private static final LocalTime CHECK_TIME = LocalTime.of(9, 0);

    Instant signingEndsAt() {
        return signBy.plusDays(1).atStartOfDay(OfficialTime.ZONE).toInstant();
    }

    /** Nine in the morning after so many days; on the last day of checking where that comes first. */
    Instant nextCheck(Instant now) {
        LocalDate next = LocalDate.ofInstant(now, OfficialTime.ZONE).plusDays(everyDays);
        return (next.isBefore(checkUntil) ? next : checkUntil).atTime(CHECK_TIME).atZone(OfficialTime.ZONE).toInstant();
    }

    /** Whether no further check follows. */
    boolean isOver(Instant now) {
        return !LocalDate.ofInstant(now, OfficialTime.ZONE).isBefore(checkUntil);
    }
}
