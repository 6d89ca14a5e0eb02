package cn.baolei.caserecord;

import java.time.Duration;
import java.time.Instant;

/**
 * An unbroken run of negative nucleic-acid tests, by sampling time. Results may arrive in another order than the samples were taken.
 *
 * @param first when the earliest of them was sampled; null when the run is empty
 * @param last  when the latest of them was sampled; null when the run is empty
 */
public record NegativeRun(Instant first, Instant last) {

    public static final NegativeRun EMPTY = new NegativeRun(null, null);

    public NegativeRun withNegative(Instant sampledAt) {
        return first == null ? new NegativeRun(sampledAt, sampledAt)
                : new NegativeRun(sampledAt.isBefore(first) ? sampledAt : first, sampledAt.isAfter(last) ? sampledAt : last);
    }

    /** Between the first and the last sample, in hours with fractions, never rounded up; 0 for fewer than two. */
    public double hours() {
        return first == null ? 0 : Duration.between(first, last).toMillis() / 3_600_000.0;
    }
}
