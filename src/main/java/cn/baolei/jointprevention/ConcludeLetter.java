package cn.baolei.jointprevention;

import cn.baolei.engine.ProcessBean;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Closes the entry in the register and tells the caller how it ended: {@code jointOutcome}, {@code replied} or {@code no-reply}. */
@ProcessBean("concludeLetter")
class ConcludeLetter implements JavaDelegate {

    private final JointLetters letters;

    ConcludeLetter(JointLetters letters) {
        this.letters = letters;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String reply = (String) execution.getVariable("agencyReply");
        if (reply == null) {
            letters.leftUnanswered(execution.getProcessInstanceId());
            execution.setVariable("jointOutcome", "no-reply");
        } else {
            letters.answered(execution.getProcessInstanceId(), reply,
                    OffsetDateTime.parse((String) execution.getVariable("replyReceivedAt")).toInstant());
            execution.setVariable("jointOutcome", "replied");
        }
    }
}
