package cn.baolei.reporting;

import java.time.Instant;
import java.util.Optional;

/**
 * A report in its newest version.
 *
 * @param number         case number and ordinal within the case
 * @param organisation   code of the unit that reports
 * @param originInstance process instance of that unit, which waits for the answer
 * @param version        1, and one more after each return
 * @param signedBy       user id; null until signed
 * @param concludedAt    when the province answered; null before
 */
record Report(
        String number,
        String caseNumber,
        String organisation,
        String originInstance,
        int version,
        ReportContent content,
        String draftedBy,
        Instant draftedAt,
        String signedBy,
        Instant signedAt,
        Instant concludedAt) {

    Optional<Instant> concluded() {
        return Optional.ofNullable(concludedAt);
    }
}
