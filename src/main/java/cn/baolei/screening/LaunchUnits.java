package cn.baolei.screening;

import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;

/** Service task 下达一批: one transaction for each batch. */
@ProcessBean("launchUnits")
class LaunchUnits implements JavaDelegate {

    private final UnitLaunch launch;
    private final OrganisationDirectory directory;

    LaunchUnits(UnitLaunch launch, OrganisationDirectory directory) {
        this.launch = launch;
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("allLaunched", launch.next(execution.getProcessBusinessKey(), Variables.createVariables()
                .putValue("roundNumber", execution.getVariable("roundNumber"))
                .putValue("roundTitle", execution.getVariable("roundTitle"))
                .putValue("screeningInstruction", execution.getVariable("screeningInstruction"))
                .putValue("closesAtShown", execution.getVariable("closesAtShown"))
                .putValue("launchedBy", directory.get(execution.getTenantId()).name())));
    }
}
