package cn.baolei.verification;

import java.time.Instant;

/**
 * One entry as a link of its chain.
 *
 * @param seq      number by which the row is filed
 * @param place    number that its own text gives
 * @param hash     of the text as it is
 * @param kept     hash that is kept beside the text
 * @param previous hash of the entry before, as the text gives it; null where it cannot be read
 * @param agrees   whether the other columns say what the text says
 * @param whole    whether the kept hash is that of the text
 */
record Link(long seq, long place, String hash, String kept, String previous, Instant recordedAt, boolean agrees, boolean whole) {

    Link at(long other) {
        return new Link(seq, other, hash, kept, previous, recordedAt, agrees, whole);
    }

    boolean faulty() {
        return !agrees || !whole || previous == null;
    }
}
