package cn.baolei.reporting;

import java.time.Instant;

/**
 * One version of a report on its way to one level. Instants are null until they happen.
 *
 * @param from            code of the organisation that sent it; with a skip, the one below the skipped level
 * @param to              code of the organisation that receives it
 * @param forwardedAt     when the receiver sent it on
 * @param skippedAt       when the receiver was passed over
 * @param senderInstance  process instance that sent it
 * @param receiverInstance process instance of the receiver
 */
record ReportLeg(
        String report,
        int version,
        String from,
        String to,
        Instant sentAt,
        Instant receivedAt,
        Instant acknowledgedAt,
        String acknowledgedBy,
        Instant forwardedAt,
        Instant returnedAt,
        String returnReason,
        Instant skippedAt,
        String skipReason,
        String senderInstance,
        String receiverInstance) {
}
