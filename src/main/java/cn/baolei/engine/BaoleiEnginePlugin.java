package cn.baolei.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.handler.CompositeHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyDigitRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLowerCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUpperCaseRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;

/** Everything in which our engine differs from the shipped one, in one place. */
class BaoleiEnginePlugin extends AbstractProcessEnginePlugin {

    /** Users, groups and tenants are named {@code post@organisation} and {@code organisation.role}. */
    private static final String IDENTIFIERS = "[a-zA-Z0-9][a-zA-Z0-9@._-]*";

    private final BeanFactory beans;
    private final ObjectProvider<StartingOrganisation> startingOrganisation;
    private final ObjectProvider<WorkingDays> workingDays;
    private final ObjectProvider<GivenPasswords> givenPasswords;
    private final ObjectProvider<ActingPosts> actingPosts;
    private final ObjectProvider<DeploymentCheck> deploymentCheck;
    private final ProtectedVariables protectedVariables;
    private final EngineTables engineTables;
    private final ApplicationEventPublisher events;

    BaoleiEnginePlugin(BeanFactory beans, ObjectProvider<StartingOrganisation> startingOrganisation,
                       ObjectProvider<WorkingDays> workingDays, ObjectProvider<GivenPasswords> givenPasswords,
                       ObjectProvider<ActingPosts> actingPosts, ObjectProvider<DeploymentCheck> deploymentCheck,
                       ProtectedVariables protectedVariables, EngineTables engineTables, ApplicationEventPublisher events) {
        this.beans = beans;
        this.startingOrganisation = startingOrganisation;
        this.workingDays = workingDays;
        this.givenPasswords = givenPasswords;
        this.actingPosts = actingPosts;
        this.deploymentCheck = deploymentCheck;
        this.protectedVariables = protectedVariables;
        this.engineTables = engineTables;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setGeneralResourceWhitelistPattern(IDENTIFIERS);
        configuration.setTenantIdProvider(new OrganisationTenants(startingOrganisation));
        configuration.setBusinessCalendarManager(new WorkingDayCalendars(workingDays));

        configuration.setCommandCheckers(new ArrayList<>(List.of(new TenantChecks(), new OwnTaskChecks())));
        configuration.setCustomSessionFactories(List.of(new OwnTasksFactory(actingPosts), new TaskTenantsFactory(),
                protectedVariables.entityManagers()));
        configuration.setCustomPreCommandInterceptorsTxRequired(List.of(protectedVariables.trail()));
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(List.of(protectedVariables.trail()));
        configuration.setCustomPostCommandInterceptorsTxRequired(inside(configuration.getCustomPostCommandInterceptorsTxRequired()));
        configuration.setCustomPostCommandInterceptorsTxRequiresNew(inside(configuration.getCustomPostCommandInterceptorsTxRequiresNew()));
        protectedVariables.accountForReturned(configuration);
        configuration.setHistoryEventHandler(new CompositeHistoryEventHandler(new DbHistoryEventHandler(), new HistoryTrail()));
        configuration.setResourceAuthorizationProvider(new NoTaskGrants());
        // "auto" reads every group id of the table for each command.
        configuration.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);

        configuration.setIdentityProviderSessionFactory(new OfficialIdentities.Factory(givenPasswords));
        configuration.setEnablePasswordPolicy(true);
        configuration.setPasswordPolicy(() -> List.of(new PasswordPolicyLengthRuleImpl(10), new PasswordPolicyLowerCaseRuleImpl(1),
                new PasswordPolicyUpperCaseRuleImpl(1), new PasswordPolicyDigitRuleImpl(1), new PasswordPolicyUserDataRuleImpl()));

        AllowListExpressions expressions = new AllowListExpressions(beans);
        configuration.setExpressionManager(expressions);
        configuration.setScriptEngineResolver(new NoScripts());
        configuration.setArtifactFactory(new NoClasses());
        List<Deployer> deployers = configuration.getCustomPreDeployers() == null
                ? new ArrayList<>() : new ArrayList<>(configuration.getCustomPreDeployers());
        deployers.addAll(0, List.of(new CheckedDeployments(deploymentCheck), new NoCodeInModels()));
        configuration.setCustomPreDeployers(deployers);
        List<Deployer> last = configuration.getCustomPostDeployers() == null
                ? new ArrayList<>() : new ArrayList<>(configuration.getCustomPostDeployers());
        last.add(new JournalledDeployments(beans.getBeanProvider(DeploymentJournal.class)));
        last.add(new DeploymentNews(events));
        configuration.setCustomPostDeployers(last);
        // It would remove row by row what belongs to one case; see HistoryRows.
        configuration.setHistoryCleanupEnabled(false);
        // Or a variable that a program hands in as JSON could make an object of any class.
        configuration.setDeserializationTypeValidationEnabled(true);

        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners() == null
                ? new ArrayList<>() : new ArrayList<>(configuration.getCustomPostBPMNParseListeners());
        listeners.add(new CaseNumberGuard(protectedVariables));
        listeners.add(new TaskClockParseListener(expressions));
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private List<CommandInterceptor> inside(List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>(List.of(new FailureWords(), new RemovalNews(events)));
        all.addAll(others == null ? List.of() : others);
        return all;
    }

    /** Once the engine's statements are there. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        OwnTaskStatements.install(configuration);
    }

    /** After every plugin has added its serializers, and the engine its tables. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        engineTables.prepare();
        protectedVariables.prepare((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
        if (engine.getProcessEngineConfiguration() instanceof SpringProcessEngineConfiguration spring && spring.getDeploymentResources() != null) {
            beans.getBeanProvider(StartDeployment.class)
                    .ifAvailable(start -> spring.setDeploymentResources(start.select(spring.getDeploymentResources())));
        }
    }
}
