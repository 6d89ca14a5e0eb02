package cn.baolei.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is compared to find whether a report came late, left something out or was inflated.
 *
 * @param sentAt                  when the report first left the unit
 * @param minutesToSend           from discovery to sending; a minute begun counts
 * @param labResultAt             null when the report carries no result
 * @param minutesResultUnreported from the result to the first report that carries it; 0 without a result
 * @param lowered                 the figures that a correction lowers
 */
record IntegrityFacts(Instant discoveredAt, Instant sentAt, long minutesToSend, Instant labResultAt,
                      long minutesResultUnreported, List<FigureChange> lowered) {

    /** By how many persons a correction lowers the figures altogether. */
    int loweredBy() {
        return lowered.stream().mapToInt(FigureChange::loweredBy).sum();
    }

    /** The facts that show a fault, as an official reads them. */
    List<Map<String, String>> shownFor(Fault fault) {
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(ReportView.item("线索", fault.label()));
        switch (fault) {
            case LATE -> {
                rows.add(ReportView.item("发现时间", ReportView.time(discoveredAt)));
                rows.add(ReportView.item("报出时间", ReportView.time(sentAt)));
                rows.add(ReportView.item("发现至报出", minutesToSend + "分钟"));
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
