package cn.baolei.accountability;

import cn.baolei.engine.ProcessBean;
import cn.baolei.followup.FollowUps;
import cn.baolei.followup.Origin;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.routing.Recusals;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 报告上级党组织: the body above has to order a start that does not come. Above the highest there is nobody to tell. */
@ProcessBean("reportOverdueStart")
class ReportOverdueStart implements JavaDelegate {

    private final FollowUps followUps;
    private final OrganisationDirectory directory;
    private final Recusals recusals;

    ReportOverdueStart(FollowUps followUps, OrganisationDirectory directory, Recusals recusals) {
        this.followUps = followUps;
        this.directory = directory;
        this.recusals = recusals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Organisation own = directory.get(execution.getTenantId());
        if (own.parent() == null) {
            return;
        }
        String superiorCase = followUps.start(
                new Origin(execution.getProcessBusinessKey(), execution.getProcessInstanceId(), execution.getCurrentActivityId()),
                "accountability-start-overdue", own.parent(), Map.of(
                        "lowerInstance", execution.getProcessInstanceId(), "lowerCaseNumber", execution.getProcessBusinessKey(),
                        "lowerOrganisationName", own.name(), "clueFacts", execution.getVariableTyped("clueFacts")));
        recusals.carryOver(execution.getProcessBusinessKey(), superiorCase);
    }
}
