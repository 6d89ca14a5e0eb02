package cn.baolei.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is compared to find whether a report came late, left something out or was inflated.
 *
 * @param kind                    what kind of report
 * @param countedFrom             discovery for a first report, else when the report before it left the unit
 * @param sentAt                  when the report first left the unit
 * @param minutesToSend           from then to sending; a minute begun counts
 * @param labResultAt             null when the report carries no result
 * @param resultKind              kind of that result ({@link cn.baolei.caserecord.ReportableEvent}); {@code unknown} when the case knows none
 * @param minutesResultUnreported from the result to the first report that carries it; 0 without a result
 * @param lowered                 the figures that a correction lowers
 */
record IntegrityFacts(ReportKind kind, Instant countedFrom, Instant sentAt, long minutesToSend, Instant labResultAt,
                      String resultKind, long minutesResultUnreported, List<FigureChange> lowered) {

    /** By how many persons a correction lowers the figures altogether. */
    int loweredBy() {
        return lowered.stream().mapToInt(FigureChange::loweredBy).sum();
    }

    /** What the fault is about: a result that the case knows of, else the report. */
    String subjectOf(Fault fault, String reportNumber) {
        return fault == Fault.OMITTED && !ReportIntegrity.UNKNOWN.equals(resultKind)
                ? ReportPatrol.subject(resultKind, labResultAt) : reportNumber;
    }

    /** The facts that show a fault, as an official reads them. */
    List<Map<String, String>> shownFor(Fault fault) {
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(ReportView.item("线索", fault.label()));
        switch (fault) {
            case LATE -> {
                boolean first = kind == ReportKind.FIRST;
                rows.add(ReportView.item(first ? "发现时间" : "上次报出时间", ReportView.time(countedFrom)));
                rows.add(ReportView.item("报出时间", ReportView.time(sentAt)));
                rows.add(ReportView.item(first ? "发现至报出" : "距上次报出", minutesToSend + "分钟"));
            }
            case OMITTED -> {
                rows.add(ReportView.item("检测（诊断）结果时间", ReportView.time(labResultAt)));
                rows.add(ReportView.item("结果出具后未报送", minutesResultUnreported + "分钟"));
            }
            case INFLATED -> lowered.forEach(change -> rows.add(ReportView.item(
                    change.figure(), "原报" + change.before() + "人，订正为" + change.after() + "人")));
        }
        return rows;
    }
}
