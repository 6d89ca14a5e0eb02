package cn.baolei.commendation;

import cn.baolei.engine.ProcessBean;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.routing.Recusals;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Completion of 核对提名对象: an official chosen from the list is named as in the register, whatever was typed before, and keeps out. */
@ProcessBean("nomineeConfirmed")
class NomineeConfirmed implements TaskListener {

    private final Cadres cadres;
    private final OrganisationDirectory directory;
    private final Recusals recusals;

    NomineeConfirmed(Cadres cadres, OrganisationDirectory directory, Recusals recusals) {
        this.cadres = cadres;
        this.directory = directory;
        this.recusals = recusals;
    }

    @Override
    public void notify(DelegateTask task) {
        String user = (String) task.getVariable("nomineeUser");
        if (user == null) {
            // So that diagrams may name it.
            task.getExecution().setVariable("nomineeUser", null);
            return;
        }
        if (!cadres.officials(task.getExecution().getTenantId()).containsKey(user)) {
            throw new Refusal("提名对象：请从所列任职人员中选择");
        }
        task.getExecution().setVariable("nomineeName", directory.displayNameOf(user));
        recusals.recuse(task.getExecution().getProcessBusinessKey(), user, "本人是被提名人");
    }
}
