package cn.baolei.commendation;

import cn.baolei.engine.OfficialTime;
import java.util.List;
import java.util.Map;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/** Evidence as forms show it. */
final class EvidenceText {

    private EvidenceText() {
    }

    /** Choices of a checklist; the value is the task id. */
    static SpinJsonNode choices(List<DoneStep> steps) {
        return Spin.JSON(steps.stream().map(step -> Map.of("value", step.taskId(), "label",
                String.join(" · ", step.caseNumber(), step.processName(), step.stepName(), OfficialTime.minute(step.completedAt()), punctuality(step))))
                .toList());
    }

    static SpinJsonNode table(List<DoneStep> steps) {
        return Spin.JSON(steps.stream().map(step -> Map.of("caseNumber", step.caseNumber(), "step",
                step.processName() + "：" + step.stepName(), "completedAt", OfficialTime.minute(step.completedAt()), "punctuality", punctuality(step),
                "taskId", step.taskId())).toList());
    }

    private static String punctuality(DoneStep step) {
        return step.isOnTime() ? "按时" : "逾期";
    }
}
