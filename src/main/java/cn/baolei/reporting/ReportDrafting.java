package cn.baolei.reporting;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Writing and signing a report within the unit that reports. */
@Service
class ReportDrafting {

    private final ReportStore reports;
    private final LegStore legs;
    private final OrganisationDirectory directory;
    private final Clock clock;

    ReportDrafting(ReportStore reports, LegStore legs, OrganisationDirectory directory, Clock clock) {
        this.reports = reports;
        this.legs = legs;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Keeps what was drafted. As long as a version has not been sent it is written over; after a return a new version begins.
     *
     * @param caseNumber      of the instance; a report that continues another belongs to that one's case instead
     * @param processInstance of the unit that reports
     * @throws Refusal when the report to be continued, closed or corrected does not exist or is another unit's
     */
    Report draft(String caseNumber, String organisation, String processInstance, ReportContent content, String official) {
        Optional<Report> earlier = earlierOf(content, organisation);
        Optional<Report> begun = reports.ofInstance(processInstance);
        String number = begun.map(Report::number).orElseGet(() -> reports.open(
                earlier.map(Report::caseNumber).orElse(caseNumber), organisation, content, processInstance));
        int version = begun.map(report -> legs.of(number, report.version()).isEmpty() ? report.version() : report.version() + 1)
                .orElse(1);
        reports.saveVersion(number, version, content, official, clock.instant());
        return reports.find(number).orElseThrow();
    }

    /** What a correction changes in the report it corrects; empty for every other kind. */
    List<FigureChange> changesBy(Report report) {
        if (report.content().kind() != ReportKind.CORRECTION) {
            return List.of();
        }
        return report.content().earlier().flatMap(reports::find)
                .map(corrected -> corrected.content().figures().changesTo(report.content().figures())).orElse(List.of());
    }

    void sign(String processInstance, String official) {
        Report report = reports.ofInstance(processInstance).orElseThrow();
        reports.sign(report.number(), report.version(), official, clock.instant());
    }

    /** Number of the newest report of a case. */
    Optional<String> newestOf(String caseNumber) {
        List<Report> all = reports.ofCase(caseNumber);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).number());
    }

    private Optional<Report> earlierOf(ReportContent content, String organisation) {
        if (content.kind() == ReportKind.FIRST) {
            return Optional.empty();
        }
        String number = content.earlier().orElseThrow(() -> new Refusal("原报告编号：" + content.kind().label() + "须填写原报告编号"));
        Report earlier = reports.find(number).orElseThrow(() -> new Refusal("原报告编号：没有编号为“" + number + "”的报告"));
        if (!directory.inForce(earlier.organisation()).code().equals(directory.inForce(organisation).code())) {
            throw new Refusal("原报告编号：“" + number + "”不是" + directory.get(organisation).name() + "的报告");
        }
        return Optional.of(earlier);
    }
}
