package cn.baolei.reporting;

import cn.baolei.caserecord.ReportableEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Measures what the decision table {@code report-integrity} judges: the rules and limits stand there, the facts come from here.
 * 瞒报 shows in screening exceptions without a case, not in a report that exists, and so is not measured here.
 */
@Service
class ReportIntegrity {

    static final String UNKNOWN = "unknown";

    private final ReportStore reports;
    private final LegStore legs;
    private final ReportDrafting drafting;
    private final ReportableEvents events;

    ReportIntegrity(ReportStore reports, LegStore legs, ReportDrafting drafting, ReportableEvents events) {
        this.reports = reports;
        this.legs = legs;
        this.drafting = drafting;
        this.events = events;
    }

    /** @param originInstance of a report that has been sent */
    IntegrityFacts measure(String originInstance) {
        Report report = reports.ofInstance(originInstance).orElseThrow();
        Instant sentAt = legs.firstSentAt(report.number()).orElseThrow();
        Instant result = report.content().labResultAt();
        List<FigureChange> lowered = drafting.changesBy(report).stream().filter(change -> change.loweredBy() > 0).toList();
        Instant from = report.content().kind() == ReportKind.FIRST ? report.content().discoveredAt()
                : previouslySent(report, sentAt).orElse(report.content().discoveredAt());
        return new IntegrityFacts(report.content().kind(), from, sentAt, minutes(from, sentAt), result,
                result == null ? UNKNOWN : events.kindAt(report.caseNumber(), result).orElse(UNKNOWN),
                result == null ? 0 : minutes(result, firstReported(result, report.caseNumber())), lowered);
    }

    /** When the newest report of the case before this one left the unit; a correction continues nothing. */
    private Optional<Instant> previouslySent(Report report, Instant sentAt) {
        return reports.ofCase(report.caseNumber()).stream()
                .filter(other -> !other.number().equals(report.number()) && other.content().kind() != ReportKind.CORRECTION)
                .flatMap(other -> legs.firstSentAt(other.number()).stream())
                .filter(sent -> !sent.isAfter(sentAt)).max(Instant::compareTo);
    }

    /** When the case's result first left the unit in a report. */
    private Instant firstReported(Instant result, String caseNumber) {
        return reports.ofCase(caseNumber).stream()
                .filter(report -> result.equals(report.content().labResultAt()))
                .flatMap(report -> legs.firstSentAt(report.number()).stream())
                .min(Instant::compareTo).orElseThrow();
    }

    /** A minute begun counts: two hours and a second are more than 120 minutes. */
    static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).plusMinutes(1).minusNanos(1).toMinutes();
    }
}
