package cn.baolei.accountability;

import cn.baolei.clue.Clues;
import cn.baolei.clue.Jurisdiction;
import cn.baolei.engine.ProcessBean;
import cn.baolei.engine.Refusal;
import cn.baolei.routing.Recusals;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Whom the clue concerns is known: from now on they keep out of the case, and the body that manages them has it. */
@ProcessBean("clueVerified")
class ClueVerified implements TaskListener {

    private final Clues clues;
    private final Jurisdiction jurisdiction;
    private final Officials officials;
    private final Recusals recusals;

    ClueVerified(Clues clues, Jurisdiction jurisdiction, Officials officials, Recusals recusals) {
        this.clues = clues;
        this.jurisdiction = jurisdiction;
        this.officials = officials;
        this.recusals = recusals;
    }

    @Override
    public void notify(DelegateTask task) {
        if (!"founded".equals(task.getVariable("clueFinding"))) {
            return;
        }
        DelegateExecution execution = task.getExecution();
        String organisation = CaseVariables.text(task, CaseVariables.CONCERNED);
        String person = CaseVariables.text(task, CaseVariables.PERSON);
        Map<String, String> known = officials.of(organisation);
        if (!known.containsKey(person)) {
            throw new Refusal("被调查人：请从所列选项中选择");
        }
        clues.concerns(CaseVariables.clue(task), person);
        recusals.recuse(execution.getProcessBusinessKey(), person, TakeUpClue.CONCERNED_REASON);
        String handling = jurisdiction.handling(organisation, person);
        execution.setVariable("personConcernedName", known.get(person));
        execution.setVariable("handlingOrganisation", handling);
        execution.setVariable("handledElsewhere", !handling.equals(execution.getTenantId()));
    }
}
