package cn.baolei.release;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 定稿前再查个人信息: between draft and signature a person may have become a case. */
@ProcessBean("clearRelease")
class ClearRelease implements JavaDelegate {

    private final ClearedReleases releases;
    private final Findings findings;

    ClearRelease(ClearedReleases releases, Findings findings) {
        this.releases = releases;
        this.findings = findings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        findings.write(releases.clear(new Release(execution.getProcessInstanceId(), execution.getProcessBusinessKey(),
                execution.getTenantId(), (String) execution.getVariable("releaseKind"),
                (String) execution.getVariable("releaseTitle"), (String) execution.getVariable("releaseText"))),
                execution, "releaseFindings", "personalDataFound");
    }
}
