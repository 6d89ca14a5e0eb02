package cn.baolei.commendation;

import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 受理异议. Its variables are local, because several objections can be handled at once. */
@ProcessBean("takeUpObjection")
class TakeUpObjection implements JavaDelegate {

    private final NoticeTable notices;
    private final OrganisationDirectory directory;

    TakeUpObjection(NoticeTable notices, OrganisationDirectory directory) {
        this.notices = notices;
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        NoticeTable.Objection objection = notices.takeUp(execution.getProcessInstanceId());
        execution.setVariableLocal("objectionId", objection.id());
        execution.setVariableLocal("objectionText", objection.content());
        execution.setVariableLocal("objectionBy", directory.displayNameOf(objection.raisedBy()));
        execution.setVariableLocal("objectionDecision", null);
        execution.setVariableLocal("objectionFinding", null);
    }
}
