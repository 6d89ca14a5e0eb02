package cn.baolei.supervision;

import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 送达督办单: with what was demanded last, in the order itself or in the judgement of an earlier rectification. */
@ProcessBean("sendOrder")
class SendOrder implements JavaDelegate {

    /** What the form of the rectification shows. */
    private static final List<String> SHOWN = List.of("supervisedMatter", "supervisedPost", "supervisedDueAt", "supervisedRole");

    /** What belongs to the round before this one. */
    private static final List<String> ANSWERS = List.of("rectificationReason", "rectificationMeasures", "judgeDecision", "judgeOpinion",
            "furtherLimit");

    private final SupervisionInstances instances;
    private final OrganisationDirectory directory;

    SendOrder(SupervisionInstances instances, OrganisationDirectory directory) {
        this.instances = instances;
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean again = "again".equals(execution.getVariable("judgeDecision"));
        Object limit = execution.getVariable(again ? "furtherLimit" : "orderLimit");
        Object demand = execution.getVariable(again ? "judgeOpinion" : "orderRequirement");
        execution.setVariable("rectificationLimit", limit);
        execution.setVariable("rectificationDemand", demand);
        ANSWERS.forEach(name -> execution.setVariable(name, null));

        Map<String, Object> values = new HashMap<>();
        SHOWN.forEach(name -> values.put(name, execution.getVariable(name)));
        values.put("organisation", execution.getVariable("supervisedOrganisation"));
        values.put("supervisingOrganisationName", directory.get(execution.getTenantId()).name());
        values.put("supervision", execution.getProcessInstanceId());
        values.put("rectificationDemand", demand);
        values.put("rectificationLimit", limit);
        values.put("severity", limit);
        instances.demand(execution.getProcessInstanceId(), execution.getProcessBusinessKey(), values);
    }
}
