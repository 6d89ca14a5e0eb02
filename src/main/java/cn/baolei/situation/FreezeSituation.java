package cn.baolei.situation;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** On completing 签发 or 阅示: the report is frozen, signed by whoever completes the task. */
@ProcessBean("freezeSituation")
class FreezeSituation implements TaskListener {

    private final SituationRounds rounds;

    FreezeSituation(SituationRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void notify(DelegateTask task) {
        if ("back".equals(task.getVariable("situationSignDecision"))) {
            return;
        }
        SituationText text = "zero".equals(task.getVariable("situationNature")) ? new SituationText("zero", "", "", "")
                : new SituationText("situation", text(task, "situationSummary"), text(task, "situationProblems"),
                        text(task, "situationPlan"));
        task.getExecution().setVariable("situationDigest", rounds.submit(task.getExecution().getProcessBusinessKey(),
                task.getTenantId(), text, task.getAssignee()));
    }

    private static String text(DelegateTask task, String variable) {
        Object value = task.getVariable(variable);
        return value == null ? "" : value.toString();
    }
}
