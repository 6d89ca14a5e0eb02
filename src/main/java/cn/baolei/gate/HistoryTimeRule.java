package cn.baolei.gate;

import cn.baolei.retention.RetentionTerms;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;

/** How long the records are kept is said, in days, and is not shorter than the rules demand (docs/retention.md). */
@Component
class HistoryTimeRule implements ModelRule {

    private final RetentionTerms terms = RetentionTerms.shipped();

    @Override
    public List<Finding> check(Submission submission) {
        return Stream.of(tooShort(submission), unsaid(submission)).flatMap(findings -> findings).toList();
    }

    private Stream<Finding> tooShort(Submission submission) {
        return submission.diagrams().entrySet().stream().flatMap(file -> file.getValue().getModelElementsByType(Process.class).stream()
                .filter(process -> isDays(process.getCamundaHistoryTimeToLiveString())).flatMap(process -> terms.of(process.getId()).stream()
                        .filter(term -> days(process.getCamundaHistoryTimeToLiveString()) < term.leastDays())
                        .map(term -> Finding.at(file.getKey(), process, "办理记录的保存天数（History time to live）短于保管期限：至少"
                                + term.years() + "年（P" + term.leastDays() + "D），依据是" + term.source()))));
    }

    private static Stream<Finding> unsaid(Submission submission) {
        return Stream.concat(
                submission.diagrams().entrySet().stream().flatMap(file -> file.getValue().getModelElementsByType(Process.class).stream()
                        .filter(process -> !isDays(process.getCamundaHistoryTimeToLiveString()))
                        .map(process -> Finding.at(file.getKey(), process, "没有写明办理记录保存多久（History time to live），请按天数填写，例如 P3650D"))),
                submission.tables().entrySet().stream().flatMap(file -> file.getValue().getModelElementsByType(Decision.class).stream()
                        .filter(decision -> !isDays(decision.getCamundaHistoryTimeToLiveString()))
                        .map(decision -> Finding.at(file.getKey(), decision, "没有写明记录保存多久（History time to live），请按天数填写，例如 P3650D"))));
    }

    private static int days(String time) {
        return Integer.parseInt(time.replaceAll("\\D", ""));
    }

    private static boolean isDays(String time) {
        return time != null && time.matches("P?\\d{1,5}D?") && time.startsWith("P") == time.endsWith("D");
    }
}
