package cn.baolei.reporting;

import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A report and its way as rows of the tables that officials see. Times in Asia/Shanghai. */
@Component
class ReportView {

    private final LegStore legs;
    private final OrganisationDirectory directory;

    ReportView(LegStore legs, OrganisationDirectory directory) {
        this.legs = legs;
        this.directory = directory;
    }

    /** What the report says, one row per item. */
    List<Map<String, String>> items(Report report) {
        ReportContent content = report.content();
        Figures figures = content.figures();
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(item("报告", report.number() + "（" + content.kind().label() + "，第" + report.version() + "版）"));
        content.earlier().ifPresent(number -> rows.add(item("原报告编号", number)));
        rows.add(item("报送单位", directory.get(report.organisation()).name()));
        rows.add(item("事由", content.subject()));
        rows.add(item("发现时间", time(content.discoveredAt())));
        rows.add(item("发生地点", content.place()));
        rows.add(item("情况", content.summary()));
        rows.add(item("人数", "疑似病例%d人，确诊病例%d人，密切接触者%d人，隔离观察%d人".formatted(
                figures.suspected(), figures.confirmed(), figures.closeContacts(), figures.isolated())));
        if (content.labResultAt() != null) {
            rows.add(item("检测（诊断）结果时间", time(content.labResultAt())));
        }
        rows.add(item("已采取措施", content.measures()));
        rows.add(item("联系岗位", content.contactPost()));
        rows.add(item("拟稿", signature(report.draftedBy(), report.draftedAt())));
        if (report.signedAt() != null) {
            rows.add(item("签发", signature(report.signedBy(), report.signedAt())));
        }
        return rows;
    }

    /** The way of the newest version so far, one row per level. */
    List<Map<String, String>> chain(Report report) {
        return legs.of(report.number(), report.version()).stream().map(this::level).toList();
    }

    /** What a correction changes, one row per figure. */
    List<Map<String, String>> changes(List<FigureChange> changes) {
        return changes.stream().map(change -> row("figure", change.figure(),
                "before", String.valueOf(change.before()), "after", String.valueOf(change.after()))).toList();
    }

    static Map<String, String> item(String item, String content) {
        return row("item", item, "content", content);
    }

    static String time(Instant instant) {
        return instant == null ? "" : OfficialTime.minute(instant);
    }

    private Map<String, String> level(ReportLeg leg) {
        String note = leg.skippedAt() != null ? time(leg.skippedAt()) + " 越级：" + leg.skipReason()
                : leg.returnedAt() != null ? time(leg.returnedAt()) + " 退回补正" : "";
        return row("level", directory.get(leg.to()).name(), "sender", directory.get(leg.from()).name(),
                "received", time(leg.receivedAt()), "acknowledged", time(leg.acknowledgedAt()),
                "forwarded", time(leg.forwardedAt()), "note", note);
    }

    private String signature(String official, Instant at) {
        return directory.displayNameOf(official) + " " + time(at);
    }

    private static Map<String, String> row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int cell = 0; cell < cells.length; cell += 2) {
            row.put(cells[cell], cells[cell + 1]);
        }
        return row;
    }
}
