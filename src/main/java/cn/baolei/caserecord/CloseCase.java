package cn.baolei.caserecord;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** 结案归档: freezes the case file. Runs as a job, because it reads history that must be committed. */
@ProcessBean("closeCase")
class CloseCase implements JavaDelegate {

    private final CaseTrail trail;
    private final CaseFiles files;

    CloseCase(CaseTrail trail, CaseFiles files) {
        this.trail = trail;
        this.files = files;
    }

    @Override
    public void execute(DelegateExecution execution) {
        files.freeze(trail.of(execution.getProcessInstanceId(), execution.getProcessBusinessKey(),
                (String) execution.getVariable("caseOutcome")));
    }
}
