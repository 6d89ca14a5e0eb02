package cn.baolei.leave;

import java.time.Instant;
import java.util.Optional;

/**
 * One absence as it is on record.
 *
 * @param official   user id of whoever is away
 * @param substitute user id of whoever acts for them
 * @param endsAt     not included
 * @param endedAt    when it was ended before its time
 */
record Leave(long id, String official, LeaveKind kind, Optional<String> substitute, String reason, Instant startsAt, Instant endsAt,
             String enteredBy, Instant enteredAt, Optional<Instant> endedAt, Optional<String> endedBy) {

    /** When it is over, planned or not. */
    Instant over() {
        return endedAt.orElse(endsAt);
    }
}
