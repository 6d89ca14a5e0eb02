package cn.baolei.verification;

import java.util.stream.Collectors;

/** A report as somebody reads it. */
final class ReportText {

    private final Report report;

    ReportText(Report report) {
        this.report = report;
    }

    String text() {
        String findings = report.findings().stream().map(finding -> "\n  [" + finding.kind().key() + "] " + finding.kind().words() + "\n    "
                + finding.words()).collect(Collectors.joining());
        String notes = report.notes().stream().map(note -> "\n  · " + note).collect(Collectors.joining());
        return "校验结果：" + report.verdict() + "\n范围：" + Report.nameOf(report.subject()) + "，" + report.scope() + (report.key() == null ? "" : "\n签名公钥指纹：" + report.key())
                + (findings.isEmpty() ? "" : "\n问题：" + findings) + (notes.isEmpty() ? "" : "\n说明：" + notes);
    }
}
