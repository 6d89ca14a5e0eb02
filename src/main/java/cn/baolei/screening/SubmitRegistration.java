package cn.baolei.screening;

import cn.baolei.engine.CurrentUser;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 报送: in the transaction of 书记's form, so that a refusal leaves it open. */
@ProcessBean("submitRegistration")
class SubmitRegistration implements JavaDelegate {

    private final Submission submission;
    private final CurrentUser currentUser;

    SubmitRegistration(Submission submission, CurrentUser currentUser) {
        this.submission = submission;
        this.currentUser = currentUser;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Figures figures = new Figures(number(execution, "expectedPersons"), number(execution, "registeredPersons"),
                number(execution, "exceptionPersons"), number(execution, "awayPersons"));
        boolean differs = figures.expected() != figures.registered();
        String lateReason = (String) execution.getVariable("lateReason");
        submission.submit((String) execution.getVariable("roundNumber"), execution.getTenantId(),
                Outcome.ofCode((String) execution.getVariable("screeningOutcome")), figures,
                differs ? (String) execution.getVariable("registrationDifference") : null,
                lateReason == null ? "" : lateReason, currentUser.id().orElseThrow());
    }

    private static int number(DelegateExecution execution, String name) {
        return ((Number) execution.getVariable(name)).intValue();
    }
}
