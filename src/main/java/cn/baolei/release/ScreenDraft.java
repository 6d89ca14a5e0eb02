package cn.baolei.release;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 查个人信息, after every change of the draft. */
@ProcessBean("screenDraft")
class ScreenDraft implements JavaDelegate {

    private final ClearedReleases releases;
    private final Findings findings;

    ScreenDraft(ClearedReleases releases, Findings findings) {
        this.releases = releases;
        this.findings = findings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        findings.write(releases.findings((String) execution.getVariable("releaseTitle"),
                (String) execution.getVariable("releaseText")), execution, "releaseFindings", "personalDataFound");
    }
}
