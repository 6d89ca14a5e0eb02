package cn.baolei.reporting;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 越级报送; its input {@code overdueStep} says which step was not done in time. */
@ProcessBean("skipUpward")
class SkipUpward implements JavaDelegate {

    private final ReportClimb climb;
    private final ReportInstances instances;

    SkipUpward(ReportClimb climb, ReportInstances instances) {
        this.climb = climb;
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        climb.skip(ReportVariables.number(execution), ReportVariables.version(execution), execution.getTenantId(),
                OverdueStep.ofCode(ReportVariables.text(execution, "overdueStep")), execution.getProcessInstanceId())
                .ifPresent(leg -> {
                    instances.start(leg);
                    execution.setVariable("skippedUpward", true);
                });
    }
}
