package cn.baolei.caserecord;

import java.time.Instant;

/**
 * Something a case has brought to light that a report has to carry.
 *
 * @param kind       {@code diagnosis} (the hospital suspects or confirms), {@code positive}, {@code negative} (a laboratory result, or
 *                   the hospital excludes)
 * @param happenedAt when the laboratory or hospital gave it
 */
public record ReportableEvent(String caseNumber, String organisation, String kind, Instant happenedAt) {
}
