package cn.baolei.meeting;

import cn.baolei.deadline.Deadlines;
import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.routing.Routing;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;

/**
 * Service task {@code ${openMeeting}}: names the members who vote, in {@code meetingMembers}, and when the vote closes, from the
 * property {@code deadline}. Whoever the property {@code except} names neither votes nor counts.
 */
@ProcessBean("openMeeting")
class OpenMeeting implements JavaDelegate {

    private final Committees committees;
    private final Meetings meetings;
    private final Routing routing;
    private final Deadlines deadlines;
    private final OrganisationDirectory directory;

    OpenMeeting(Committees committees, Meetings meetings, Routing routing, Deadlines deadlines, OrganisationDirectory directory) {
        this.committees = committees;
        this.meetings = meetings;
        this.routing = routing;
        this.deadlines = deadlines;
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Committee committee = committees.of(execution.getTenantId(), routing.recusedFrom(execution));
        meetings.open(execution.getProcessInstanceId(), execution.getProcessBusinessKey(), committee);
        execution.setVariable("meetingMembers", Spin.JSON(committee.members()));
        execution.setVariable("meetingBody", directory.get(committee.organisation()).name());
        execution.setVariable("votingEndsAt", deadlines.superviseAt(execution));
    }
}
