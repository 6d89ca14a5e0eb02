package cn.baolei.assessment;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.ProcessBean;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;

/** Service task 调取履职数据. Runs as a job, because it reads history beyond what the person signed in may see. */
@ProcessBean("gatherFigures")
class GatherFigures implements JavaDelegate {

    private final Assessments assessments;

    GatherFigures(Assessments assessments) {
        this.assessments = assessments;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Assessment assessment = assessments.gather(execution.getProcessInstanceId(), execution.getProcessBusinessKey(),
                execution.getTenantId(), (String) execution.getVariable("subjectUser"), day(execution, "periodFrom"), day(execution, "periodUntil"));
        execution.setVariable("figureRows", Spin.JSON(assessment.figures().stream()
                .map(figure -> Map.of("item", figure.item(), "value", figure.value())).toList()));
        execution.setVariable("figureEvidence", Spin.JSON(evidence(assessment.figures())));
    }

    private static List<Map<String, String>> evidence(List<Figure> figures) {
        return figures.stream().flatMap(figure -> figure.evidence().stream().map(one -> Map.of("item", figure.item(),
                "caseNumber", one.caseNumber(), "what", one.what(), "at", OfficialTime.minute(one.at())))).toList();
    }

    private static LocalDate day(DelegateExecution execution, String name) {
        return LocalDate.parse((String) execution.getVariable(name));
    }
}
