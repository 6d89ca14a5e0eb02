package cn.baolei.reporting;

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

    Optional<String> earlier() {
        return Optional.ofNullable(earlierNumber).map(String::strip).filter(number -> !number.isEmpty());
    }
}
