package cn.baolei.leave;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets leave begin and end by itself. What begins takes effect with its round; what ends has ended at its time whether a round comes
 * or not, and the round puts back what is still open.
 */
@Component
class LeaveClock {

    private static final Logger LOG = LoggerFactory.getLogger(LeaveClock.class);

    private final LeaveTable table;
    private final Leaves leaves;
    private final Clock clock;

    LeaveClock(LeaveTable table, Leaves leaves, Clock clock) {
        this.table = table;
        this.leaves = leaves;
        this.clock = clock;
    }

    /** One round, by the engine's clock. Does not throw: what could not be done is logged and left for the next round. */
    void tick() {
        Instant now = clock.instant();
        each(table.toClose(now), leaves::close);
        each(table.toBegin(now), leaves::begin);
    }

    private static void each(List<Long> ids, LongConsumer action) {
        for (long id : ids) {
            try {
                action.accept(id);
            } catch (RuntimeException failure) {
                LOG.warn("Leave {} failed and will be tried again: {}", id, failure.toString());
            }
        }
    }
}
