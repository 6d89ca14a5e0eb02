package cn.baolei.observation;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One measurement of temperature and symptoms, or that it was missed.
 *
 * @param slot        for which time of day it is
 * @param takenAt     when it was taken; null when missed, like all that follows up to {@code takenBy}
 * @param temperature in ℃
 * @param takenBy     {@code doctor}, {@code self} or {@code relayed}
 * @param result      {@code normal}, {@code symptomatic} or {@code missed}
 */
record Reading(Instant slot, Instant takenAt, BigDecimal temperature, Symptom symptom, String note, String takenBy, String result) {

    static Reading missed(Instant slot) {
        return new Reading(slot, null, null, null, null, null, "missed");
    }
}
