package cn.baolei.engine;

import java.util.ArrayList;
import java.util.List;
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
    private final ObjectProvider<ActingPosts> actingPosts;

    BaoleiEnginePlugin(BeanFactory beans, ObjectProvider<StartingOrganisation> startingOrganisation,
                       ObjectProvider<WorkingDays> workingDays, ObjectProvider<ActingPosts> actingPosts) {
        this.beans = beans;
        this.startingOrganisation = startingOrganisation;
        this.workingDays = workingDays;
        this.actingPosts = actingPosts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setGeneralResourceWhitelistPattern(IDENTIFIERS);
        configuration.setTenantIdProvider(new OrganisationTenants(startingOrganisation));
        configuration.setBusinessCalendarManager(new WorkingDayCalendars(workingDays));

        configuration.setCommandCheckers(new ArrayList<>(List.of(new TenantChecks(), new OwnTaskChecks())));
        configuration.setCustomSessionFactories(List.of(new OwnTasksFactory(actingPosts), new TaskTenantsFactory()));
        configuration.setResourceAuthorizationProvider(new NoTaskGrants());
        // "auto" reads every group id of the table for each command.
        configuration.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);

        AllowListExpressions expressions = new AllowListExpressions(beans);
        configuration.setExpressionManager(expressions);
        configuration.setScriptEngineResolver(new NoScripts());

        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>() : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new TaskClockParseListener(expressions));
        configuration.setCustomPostBPMNParseListeners(listeners);
    }
}
