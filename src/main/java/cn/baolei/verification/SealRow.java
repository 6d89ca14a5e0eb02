package cn.baolei.verification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A seal as it stands, whether or not it is as it was signed. Hashes and signature are hexadecimal.
 *
 * @param root     of the Merkle tree over its leaves
 * @param previous SHA-256 of the body of the seal before, "" for the first
 */
record SealRow(long number, Instant sealedAt, long leaves, String root, String previous, String body, String signature) {

    boolean agrees(Bodies.OfSeal told) {
        return told.number() == number && told.leaves() == leaves && told.root().equals(root) && told.previous().equals(previous)
                && told.sealedAt().truncatedTo(ChronoUnit.MICROS).equals(sealedAt.truncatedTo(ChronoUnit.MICROS));
    }
}
