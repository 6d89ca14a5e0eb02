package cn.baolei.release;

import cn.baolei.engine.ProcessBean;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 查个人信息 for an answer: what readers see of a question is checked like a release. */
@ProcessBean("screenAnswer")
class ScreenAnswer implements JavaDelegate {

    private final ReaderQuestions questions;
    private final Findings findings;

    ScreenAnswer(ReaderQuestions questions, Findings findings) {
        this.questions = questions;
        this.findings = findings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<Finding> found = questions.answer(execution.getProcessInstanceId(), execution.getProcessBusinessKey(),
                execution.getTenantId(), (String) execution.getVariable("questionTopic"),
                (String) execution.getVariable("questionText"), (String) execution.getVariable("answerText"));
        findings.write(found, execution, "answerFindings", "answerDataFound");
        if (found.isEmpty()) {
            // The next question begins with an empty form.
            for (String field : List.of("questionAction", "questionTopic", "questionText", "answerText")) {
                execution.removeVariable(field);
            }
        }
    }
}
