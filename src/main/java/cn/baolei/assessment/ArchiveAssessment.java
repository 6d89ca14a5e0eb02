package cn.baolei.assessment;

import cn.baolei.engine.ProcessBean;
import cn.baolei.meeting.Meetings;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 归档. Figures and votes come from the records, not from the variables of the process. */
@ProcessBean("archiveAssessment")
class ArchiveAssessment implements JavaDelegate {

    private final AssessmentTable table;
    private final Meetings meetings;
    private final OrganisationDirectory directory;
    private final Clock clock;

    ArchiveAssessment(AssessmentTable table, Meetings meetings, OrganisationDirectory directory, Clock clock) {
        this.table = table;
        this.meetings = meetings;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Assessment assessment = table.get(execution.getProcessInstanceId());
        table.archive(new Dossier(assessment, directory.displayNameOf(assessment.subject()), text(execution, "assessmentPurpose"),
                text(execution, "subjectOpinion"), text(execution, "subjectComment"), text(execution, "talkRecord"),
                text(execution, "assessmentGrade"), text(execution, "assessmentText"), meetings.count(execution.getProcessInstanceId()),
                clock.instant()));
    }

    private static String text(DelegateExecution execution, String name) {
        return (String) execution.getVariable(name);
    }
}
