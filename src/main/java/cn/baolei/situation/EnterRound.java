package cn.baolei.situation;

import cn.baolei.engine.ProcessBean;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 进入本轮报告. */
@ProcessBean("enterSituationRound")
class EnterRound implements JavaDelegate {

    private final SituationRounds rounds;

    EnterRound(SituationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Object occasion = execution.getVariable("situationOccasion");
        SituationEntry entry = rounds.enter(execution.getProcessBusinessKey(), execution.getTenantId(),
                execution.getProcessInstanceId(), occasion == null ? "on-demand" : occasion.toString(),
                !Boolean.FALSE.equals(execution.getVariable("includeSubordinates")));
        execution.setVariable("situationCollects", entry.askingDoneAt() == null);
        execution.setVariable("situationHighest", entry.superior() == null);
        execution.setVariable("collectUntil", Date.from(entry.collectUntil()));
        execution.setVariable("situationExpiresAt", Date.from(entry.expiresAt()));
    }
}
