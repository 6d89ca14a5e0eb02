package cn.baolei.reporting;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * A report's way up the reporting line. Each act happens once for a level and version; who comes second is told so by an empty
 * result, and nothing is sent or notified again.
 */
@Service
class ReportClimb {

    private final ReportStore reports;
    private final LegStore legs;
    private final ReportNotices notices;
    private final OrganisationDirectory directory;
    private final Clock clock;

    ReportClimb(ReportStore reports, LegStore legs, ReportNotices notices, OrganisationDirectory directory, Clock clock) {
        this.reports = reports;
        this.legs = legs;
        this.notices = notices;
        this.directory = directory;
        this.clock = clock;
    }

    /** Sends the newest version out of the unit that wrote it. */
    Optional<ReportLeg> sendOut(String originInstance) {
        Report report = reports.ofInstance(originInstance).orElseThrow();
        return send(report, report.organisation(), report.organisation(), originInstance);
    }

    void received(ReportLeg leg, String receiverInstance) {
        legs.received(leg, clock.instant(), receiverInstance);
    }

    /** @return whether the level had been skipped before it signed for the report */
    boolean acknowledge(String number, int version, String level, String official) {
        if (legs.acknowledged(number, version, level, clock.instant(), official)) {
            notices.acknowledged(report(number), leg(number, version, level));
        }
        return leg(number, version, level).skippedAt() != null;
    }

    Optional<ReportLeg> forward(String number, int version, String level, String instance) {
        return legs.forwarded(number, version, level, clock.instant())
                ? send(report(number), level, level, instance) : Optional.empty();
    }

    /** Passes over a level that has not answered in time: the version goes on to the level above it. */
    Optional<ReportLeg> skip(String number, int version, String level, OverdueStep overdue, String instance) {
        if (!legs.skipped(number, version, level, clock.instant(), overdue.reason(), overdue == OverdueStep.RECEIPT)) {
            return Optional.empty();
        }
        ReportLeg skipped = leg(number, version, level);
        notices.skipped(report(number), skipped);
        return send(report(number), skipped.from(), level, instance);
    }

    /** @return the report, when it is to be corrected by the unit that wrote it */
    Optional<Report> sendBack(String number, int version, String level, String reason) {
        if (!legs.returned(number, version, level, clock.instant(), reason)) {
            return Optional.empty();
        }
        Report report = report(number);
        notices.returned(report, level, legs.of(number, version));
        return Optional.of(report);
    }

    /** @return the report, when this is what concludes it */
    Optional<Report> conclude(String number, int version, String instruction) {
        if (!reports.conclude(number, clock.instant(), instruction)) {
            return Optional.empty();
        }
        Report report = report(number);
        notices.concluded(report, legs.of(number, version));
        return Optional.of(report);
    }

    /** @param beyond the level above which the version goes next */
    private Optional<ReportLeg> send(Report report, String from, String beyond, String senderInstance) {
        // What the highest level itself reports is read by its own party group.
        String to = directory.superiorOf(beyond).map(Organisation::code).orElse(beyond);
        Instant now = clock.instant();
        if (!legs.open(report.number(), report.version(), from, to, now, senderInstance)) {
            return Optional.empty();
        }
        ReportLeg leg = leg(report.number(), report.version(), to);
        notices.sentUp(report, leg);
        return Optional.of(leg);
    }

    private Report report(String number) {
        return reports.find(number).orElseThrow();
    }

    private ReportLeg leg(String number, int version, String level) {
        return legs.find(number, version, level).orElseThrow();
    }
}
