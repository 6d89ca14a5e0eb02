package cn.baolei.accountability;

import cn.baolei.clue.Clue;
import cn.baolei.clue.Clues;
import cn.baolei.engine.ProcessBean;
import cn.baolei.engine.Refusal;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** A clue that an official has brought is entered in the register like one that a rule has found. */
@ProcessBean("enterReportedClue")
class EnterReportedClue implements ExecutionListener {

    private final Clues clues;
    private final Officials officials;

    EnterReportedClue(Clues clues, Officials officials) {
        this.clues = clues;
        this.officials = officials;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String named = CaseVariables.text(execution, CaseVariables.CONCERNED);
        String organisation = officials.atOrBelow(execution.getTenantId(), named)
                .orElseThrow(() -> new Refusal("涉事单位：“" + named + "”不是本单位或者下级单位的全称或者代码"));
        long id = clues.enter(new Clue("by-hand", execution.getProcessBusinessKey(), organisation, "",
                List.of(Map.of("item", "反映的情况", "content", CaseVariables.text(execution, "clueStatement"))))).orElseThrow();
        execution.setVariable(CaseVariables.CLUE, id);
    }
}
