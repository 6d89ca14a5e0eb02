package cn.baolei.accountability;

import cn.baolei.engine.ProcessBean;
import cn.baolei.routing.Recusals;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Offers the officials of the handling organisation who need not keep out of the case. */
@ProcessBean("offerTeam")
class OfferTeam implements TaskListener {

    private final Officials officials;
    private final Recusals recusals;
    private final CaseVariables variables;

    OfferTeam(Officials officials, Recusals recusals, CaseVariables variables) {
        this.officials = officials;
        this.recusals = recusals;
        this.variables = variables;
    }

    @Override
    public void notify(DelegateTask task) {
        Map<String, String> able = new LinkedHashMap<>(officials.of(task.getTenantId()));
        able.keySet().removeAll(recusals.of(task.getExecution().getProcessBusinessKey()));
        task.getExecution().setVariable("teamOptions", variables.json(Officials.options(able)));
    }
}
