package cn.baolei.screening;

import java.time.Instant;

/**
 * 补报 or 更正. What was answered and frozen before stays as it is.
 *
 * @param late    an answer after the closing (补报); else a correction (更正)
 * @param figures what holds from now on
 * @param by      user id
 */
record Amendment(String round, String organisation, boolean late, String reason, Outcome outcome, Figures figures, Instant at, String by) {
}
