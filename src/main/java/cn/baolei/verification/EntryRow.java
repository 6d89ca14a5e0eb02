package cn.baolei.verification;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry as it stands in the table or in exported evidence, whether or not it is as it was written.
 *
 * @param hash hexadecimal, as it stands beside the body
 */
record EntryRow(String chain, long seq, Instant recordedAt, String actor, String kind, String body, String hash) {

    /** What of a row its chain is checked by; small, because a chain is checked as a whole. */
    Link link(Optional<Bodies.OfEntry> read) {
        String actual = Merkle.leaf(body);
        boolean told = read.filter(this::agrees).isPresent();
        return new Link(seq, read.map(Bodies.OfEntry::seq).orElse(seq), actual, hash, read.map(Bodies.OfEntry::previous).orElse(null), recordedAt,
                told, actual.equals(hash));
    }

    private boolean agrees(Bodies.OfEntry told) {
        return told.chain().equals(chain) && told.kind().equals(kind) && Objects.equals(told.actor(), actor)
                && told.recordedAt().truncatedTo(ChronoUnit.MICROS).equals(recordedAt.truncatedTo(ChronoUnit.MICROS));
    }
}
