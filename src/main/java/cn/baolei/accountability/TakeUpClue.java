package cn.baolei.accountability;

import cn.baolei.clue.Clue;
import cn.baolei.clue.ClueLabel;
import cn.baolei.clue.Clues;
import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.routing.Recusals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * Puts what a clue says before whoever verifies it. An official already known to be concerned is kept out from the first step on,
 * and so is whoever must keep out of the case in which the clue was found.
 */
@ProcessBean("takeUpClue")
class TakeUpClue implements ExecutionListener {

    static final String CONCERNED_REASON = "被调查人";

    private final Clues clues;
    private final OrganisationDirectory directory;
    private final Recusals recusals;
    private final CaseVariables variables;

    TakeUpClue(Clues clues, OrganisationDirectory directory, Recusals recusals, CaseVariables variables) {
        this.clues = clues;
        this.directory = directory;
        this.recusals = recusals;
        this.variables = variables;
    }

    @Override
    public void notify(DelegateExecution execution) {
        long id = CaseVariables.clue(execution);
        Clue clue = clues.get(id);
        clues.handledBy(id, execution.getTenantId(), execution.getProcessInstanceId());
        recusals.carryOver(clue.caseNumber(), execution.getProcessBusinessKey());
        if (clue.person() != null) {
            recusals.recuse(execution.getProcessBusinessKey(), clue.person(), CONCERNED_REASON);
        }
        execution.setVariable(CaseVariables.CONCERNED, clue.organisation());
        execution.setVariable("concernedName", directory.get(clue.organisation()).name());
        execution.setVariable("clueRuleLabel", ClueLabel.of(clue.rule()));
        execution.setVariable("clueCase", clue.caseNumber());
        execution.setVariable("clueFacts", variables.json(clue.facts()));
        execution.setVariable(CaseVariables.PERSON, clue.person());
    }
}
