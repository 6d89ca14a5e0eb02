package cn.baolei.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When the roll is called during a shift: the shift without its first and last minutes is divided into as many parts as there are
 * calls, and each call comes at a random moment of its part, so that nobody can tell when, not even after the last one.
 *
 * @param calls how many
 * @param quiet how long after the beginning and before the end there is none
 */
record RollCallMoments(int calls, Duration quiet) {

    /**
     * @param called how many calls there have been already
     * @return the next call; a moment after the shift, which never comes, when there is none left
     */
    Instant next(Period shift, Instant now, int called, RandomGenerator random) {
        Instant first = shift.from().plus(quiet);
        Duration part = Duration.between(first, shift.to().minus(quiet)).dividedBy(calls);
        for (int number = called; number < calls && part.toSeconds() > 0; number++) {
            Instant from = first.plus(part.multipliedBy(number));
            Instant until = from.plus(part);
            Instant earliest = now.isAfter(from) ? now : from;
            if (earliest.isBefore(until)) {
                return earliest.plusSeconds(random.nextLong(Math.max(1, Duration.between(earliest, until).toSeconds())));
            }
        }
        return shift.to().plus(Duration.ofHours(1));
    }
}
