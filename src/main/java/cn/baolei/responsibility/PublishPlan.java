package cn.baolei.responsibility;

import cn.baolei.engine.ProcessBean;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;

/** Puts the signed plan into force, tells everybody concerned, and lets the plan it replaces end. */
@ProcessBean("publishPlan")
class PublishPlan implements JavaDelegate {

    private static final String REPLACED = "responsibility-superseded";

    private final AreaPlans plans;
    private final Publication publication;
    private final RuntimeService runtime;

    PublishPlan(AreaPlans plans, Publication publication, @Lazy RuntimeService runtime) {
        this.plans = plans;
        this.publication = publication;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String organisation = execution.getTenantId();
        List<Area> areas = AreaList.of(execution.getVariable("areas"));
        long plan = plans.publish(organisation, execution.getProcessInstanceId(), execution.getProcessBusinessKey(), areas);
        publication.announce(organisation, execution.getProcessBusinessKey(), plan, execution.getCurrentActivityName(), areas);
        runtime.createExecutionQuery().processDefinitionKey("responsibility").tenantIdIn(organisation)
                .messageEventSubscriptionName(REPLACED).list()
                .forEach(earlier -> runtime.messageEventReceived(REPLACED, earlier.getId()));
    }
}
