package cn.baolei.gate;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;

/** How long the records are kept is said, in days. */
@Component
class HistoryTimeRule implements ModelRule {

    @Override
    public List<Finding> check(Submission submission) {
        return Stream.concat(
                submission.diagrams().entrySet().stream().flatMap(file -> file.getValue().getModelElementsByType(Process.class).stream()
                        .filter(process -> !isDays(process.getCamundaHistoryTimeToLiveString()))
                        .map(process -> Finding.at(file.getKey(), process, "没有写明办理记录保存多久（History time to live），请按天数填写，例如 P3650D"))),
                submission.tables().entrySet().stream().flatMap(file -> file.getValue().getModelElementsByType(Decision.class).stream()
                        .filter(decision -> !isDays(decision.getCamundaHistoryTimeToLiveString()))
                        .map(decision -> Finding.at(file.getKey(), decision, "没有写明记录保存多久（History time to live），请按天数填写，例如 P3650D")))).toList();
    }

    private static boolean isDays(String time) {
        return time != null && time.matches("P?\\d{1,5}D?") && time.startsWith("P") == time.endsWith("D");
    }
}
