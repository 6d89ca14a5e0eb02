package cn.baolei.situation;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 报上级: the superior that waits is told when it has everything; one that is not in the round yet enters it. */
@ProcessBean("submitSituation")
class SubmitSituation implements JavaDelegate {

    private final SituationRounds rounds;
    private final SituationInstances instances;

    SubmitSituation(SituationRounds rounds, SituationInstances instances) {
        this.rounds = rounds;
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String round = execution.getProcessBusinessKey();
        String superior = rounds.superiorOf(round, execution.getTenantId());
        if (rounds.isIn(round, superior)) {
            rounds.completes(round, superior).ifPresent(instances::tellComplete);
        } else {
            instances.start(round, superior, false, "");
        }
    }
}
