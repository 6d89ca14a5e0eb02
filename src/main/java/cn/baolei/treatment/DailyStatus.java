package cn.baolei.treatment;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the hospital said of a patient on one day.
 *
 * @param at          when it said so
 * @param died        null are then: temperature, respiratory, clinicalType
 * @param temperature in ℃
 * @param normal      whether that is no fever (decision table {@code reading-assessment})
 * @param test        {@code none}, {@code negative}, {@code positive} or {@code inconclusive}
 * @param sampledAt   of that test; null when there is none
 */
record DailyStatus(Instant at, boolean died, BigDecimal temperature, boolean normal, String respiratory, String clinicalType,
                   String test, Instant sampledAt) {
}
