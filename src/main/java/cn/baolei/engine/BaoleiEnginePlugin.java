package cn.baolei.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Everything in which our engine differs from the shipped one, in one place. */
class BaoleiEnginePlugin extends AbstractProcessEnginePlugin {

    /** Users, groups and tenants are named {@code post@organisation} and {@code organisation.role}. */
    private static final String IDENTIFIERS = "[a-zA-Z0-9][a-zA-Z0-9@._-]*";

    private final BeanFactory beans;
    private final ObjectProvider<StartingOrganisation> startingOrganisation;
    private final ObjectProvider<WorkingDays> workingDays;
    private final ProtectedVariables protectedVariables;

    BaoleiEnginePlugin(BeanFactory beans, ObjectProvider<StartingOrganisation> startingOrganisation,
                       ObjectProvider<WorkingDays> workingDays, ProtectedVariables protectedVariables) {
        this.beans = beans;
        this.startingOrganisation = startingOrganisation;
        this.workingDays = workingDays;
        this.protectedVariables = protectedVariables;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setGeneralResourceWhitelistPattern(IDENTIFIERS);
        configuration.setTenantIdProvider(new OrganisationTenants(startingOrganisation));
        configuration.setBusinessCalendarManager(new WorkingDayCalendars(workingDays));

        configuration.setCommandCheckers(new ArrayList<>(List.of(new TenantChecks(), new OwnTaskChecks())));
        configuration.setCustomSessionFactories(List.of(new OwnTasksFactory(), new TaskTenantsFactory(),
                protectedVariables.entityManagers()));
        configuration.setCustomPreCommandInterceptorsTxRequired(List.of(protectedVariables.trail()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(List.of(protectedVariables.trail()));
        configuration.setResourceAuthorizationProvider(new NoTaskGrants());
        // "auto" reads every group id of the table for each command.
        configuration.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);

        AllowListExpressions expressions = new AllowListExpressions(beans);
        configuration.setExpressionManager(expressions);
        configuration.setScriptEngineResolver(new NoScripts());

        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>() : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new CaseNumberGuard(protectedVariables));
        listeners.add(new TaskClockParseListener(expressions));
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    /** After every plugin has added its serializers. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        protectedVariables.prepare((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    }
}
