package cn.baolei.situation;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 截止收报: from here on nobody is waited for. */
@ProcessBean("closeCollection")
class CloseCollection implements JavaDelegate {

    private final SituationRounds rounds;

    CloseCollection(SituationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rounds.closeCollection(execution.getProcessBusinessKey(), execution.getTenantId());
    }
}
