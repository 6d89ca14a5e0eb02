package cn.baolei.screening;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 核对登记人数: in the transaction of the form, so that a contradiction leaves the form open. */
@ProcessBean("checkRegistration")
class CheckRegistration implements JavaDelegate {

    private final Registration registration;

    CheckRegistration(Registration registration) {
        this.registration = registration;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String mode = (String) execution.getVariable("registrationMode");
        int screened = mode.equals("list") ? 0 : number(execution, "screenedPersons");
        String difference = (String) execution.getVariable("registrationDifference");
        Registration.Checked checked = registration.check((String) execution.getVariable("roundNumber"), execution.getTenantId(),
                new Declaration(mode, number(execution, "expectedPersons"), screened,
                        Boolean.TRUE.equals(execution.getVariable("zeroCertain")), difference == null ? "" : difference));
        execution.setVariable("screeningOutcome", checked.outcome().code());
        execution.setVariable("screeningOutcomeShown", checked.outcome().label());
        execution.setVariable("registeredPersons", checked.figures().registered());
        execution.setVariable("exceptionPersons", checked.figures().exceptions());
        execution.setVariable("awayPersons", checked.figures().away());
        execution.setVariable("untreatedPersons", checked.untreated());
    }

    private static int number(DelegateExecution execution, String name) {
        return ((Number) execution.getVariable(name)).intValue();
    }
}
