package cn.baolei.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;

/**
 * What is known of the sealing of one chain.
 *
 * @param sealed      numbers of the entries that stand in a seal
 * @param waiting     numbers from which on entries are noted to be sealed next
 * @param leavesGone  whether seals name fewer leaves than they were signed with: an entry without a seal is then nothing new
 * @param now         when it is looked at
 */
record Sealing(SortedSet<Long> sealed, SortedSet<Long> waiting, boolean leavesGone, Instant now) {

    /** By then an entry is sealed, or something is wrong. */
    static final Duration LATEST = Duration.ofMinutes(2);

    boolean isWaiting(long seq) {
        return !waiting.isEmpty() && waiting.first() <= seq;
    }

    boolean isLate(Instant recordedAt) {
        return recordedAt.plus(LATEST).isBefore(now);
    }
}
