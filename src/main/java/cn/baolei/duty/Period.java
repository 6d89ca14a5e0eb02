package cn.baolei.duty;

import java.time.Instant;

/** A stretch of time; {@code to} is the first instant after it. */
record Period(Instant from, Instant to) {

    boolean overlaps(Period other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    String shown() {
        return DutyShift.shown(from, to);
    }
}
