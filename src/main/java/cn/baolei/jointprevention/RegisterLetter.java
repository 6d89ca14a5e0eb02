package cn.baolei.jointprevention;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Enters the signed letter in the register and gives it its number. */
@ProcessBean("registerLetter")
class RegisterLetter implements JavaDelegate {

    private final JointLetters letters;

    RegisterLetter(JointLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("letterNumber", letters.register(new JointLetter(execution.getProcessInstanceId(),
                execution.getTenantId(), execution.getProcessBusinessKey(), text(execution, "agencyKind"),
                text(execution, "agencyName"), text(execution, "copiedTo"), text(execution, "matter"), text(execution, "letterText"))));
    }

    private static String text(DelegateExecution execution, String variable) {
        return (String) execution.getVariable(variable);
    }
}
