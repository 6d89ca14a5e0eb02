package cn.baolei.situation;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** On completing 拟稿 or 汇总: a zero report must be one. */
@ProcessBean("situationDrafted")
class SituationDrafted implements TaskListener {

    private final SituationRounds rounds;

    SituationDrafted(SituationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void notify(DelegateTask task) {
        rounds.checkNature(task.getExecution().getProcessBusinessKey(), task.getTenantId(),
                (String) task.getVariable("situationNature"));
    }
}
