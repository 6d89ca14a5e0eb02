package cn.baolei.volunteer;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What became of one party member meant for a service.
 *
 * @param outcome   {@code served}, {@code unfit} or {@code refused}
 * @param startedAt null unless served, like {@code endedAt} and {@code hours}
 * @param hours     as the community confirmed
 */
record Service(String user, String outcome, Instant startedAt, Instant endedAt, BigDecimal hours) {

    static Service notSent(String user, boolean unfit) {
        return new Service(user, unfit ? "unfit" : "refused", null, null, null);
    }
}
