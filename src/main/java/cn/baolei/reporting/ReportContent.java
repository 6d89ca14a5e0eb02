package cn.baolei.reporting;

import cn.baolei.caserecord.ReportableEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * What a report says. It speaks of a case by number and of persons by count, never by name.
 *
 * @param earlierNumber number of the report that this one continues, closes or corrects; null for a first report
 * @param discoveredAt  when the unit found what it reports
 * @param labResultAt   when the laboratory or hospital gave the result that is reported; null when there is none
 * @param contactPost   the post to call back, not a person
 */
record ReportContent(
        ReportKind kind,
        String earlierNumber,
        String subject,
        Instant discoveredAt,
        String place,
        String summary,
        Figures figures,
        String measures,
        String contactPost,
        Instant labResultAt) {

    /** Whether it gives that result or a later one, or counts the patient. */
    boolean carries(ReportableEvent event) {
        return labResultAt != null && !labResultAt.isBefore(event.happenedAt())
                || event.kind().equals("diagnosis") && figures.suspected() + figures.confirmed() > 0;
    }

    Optional<String> earlier() {
        return Optional.ofNullable(earlierNumber).map(String::strip).filter(number -> !number.isEmpty());
    }
}
