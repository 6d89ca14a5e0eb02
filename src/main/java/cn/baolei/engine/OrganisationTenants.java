package cn.baolei.engine;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.springframework.beans.factory.ObjectProvider;

/** One instance, one organisation: the engine asks here whenever an instance starts without a tenant. */
class OrganisationTenants implements TenantIdProvider {

    /** Looked up late, because who answers needs the engine's services. */
    private final ObjectProvider<StartingOrganisation> startingOrganisation;

    OrganisationTenants(ObjectProvider<StartingOrganisation> startingOrganisation) {
        this.startingOrganisation = startingOrganisation;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        return startingOrganisation.getObject()
                .organisationFor(context.getProcessDefinition(), context.getVariables());
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        throw new Refusal("本系统不使用 CMMN 个案");
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }
}
