package cn.baolei.assessment;

import cn.baolei.commendation.Cadres;
import cn.baolei.engine.ProcessBean;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.routing.Recusals;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Completion of 确定考察对象: only somebody over whom the organisation may decide; from now on they decide nothing in it. */
@ProcessBean("subjectConfirmed")
class SubjectConfirmed implements TaskListener {

    private final Cadres cadres;
    private final OrganisationDirectory directory;
    private final Recusals recusals;

    SubjectConfirmed(Cadres cadres, OrganisationDirectory directory, Recusals recusals) {
        this.cadres = cadres;
        this.directory = directory;
        this.recusals = recusals;
    }

    @Override
    public void notify(DelegateTask task) {
        String user = (String) task.getVariable("subjectUser");
        if (!cadres.officials(task.getExecution().getTenantId()).containsKey(user)) {
            throw new Refusal("考察对象：请从所列任职人员中选择");
        }
        task.getExecution().setVariable("subjectName", directory.displayNameOf(user));
        recusals.recuse(task.getExecution().getProcessBusinessKey(), user, "本人是考察对象");
    }
}
