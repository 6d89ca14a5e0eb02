package cn.baolei.pledge;

import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import cn.baolei.engine.ProcessBean;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Opens a clue on a serious breach. Not by the general {@code openClue}, which knows one clue per step of a case: here several
 * members may each break the same pledge.
 */
@ProcessBean("openPledgeClue")
class OpenPledgeClue implements JavaDelegate {

    private static final String RULE = "pledge";

    private final Clues clues;

    OpenPledgeClue(Clues clues) {
        this.clues = clues;
    }

    @Override
    public void execute(DelegateExecution execution) {
        clues.open(new Clue(RULE, execution.getProcessBusinessKey(), execution.getTenantId(),
                "breach-" + execution.getVariable("breachNumber"),
                List.of(Map.of("item", "违诺情况", "content", (String) execution.getVariable("breachSummary")))));
    }
}
