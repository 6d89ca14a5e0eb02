package cn.baolei.meeting;

import cn.baolei.deadline.Deadlines;
import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.routing.Recusals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;

/**
 * Service task {@code ${openMeeting}}: names the members who vote, in {@code meetingMembers}, and when the vote closes, from the
 * property {@code deadline}. Whoever must keep out of the case neither votes nor counts.
 */
@ProcessBean("openMeeting")
class OpenMeeting implements JavaDelegate {

    private final Committees committees;
    private final Meetings meetings;
    private final Recusals recusals;
    private final Deadlines deadlines;
    private final OrganisationDirectory directory;

    OpenMeeting(Committees committees, Meetings meetings, Recusals recusals, Deadlines deadlines, OrganisationDirectory directory) {
        this.committees = committees;
        this.meetings = meetings;
        this.recusals = recusals;
        this.deadlines = deadlines;
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Committee committee = committees.of(execution.getTenantId(), recusals.of(execution.getProcessBusinessKey()));
        meetings.open(execution.getProcessInstanceId(), execution.getProcessBusinessKey(), committee);
        execution.setVariable("meetingMembers", Spin.JSON(committee.members()));
        execution.setVariable("meetingBody", directory.get(committee.organisation()).name());
        execution.setVariable("votingEndsAt", deadlines.superviseAt(execution));
    }
}
