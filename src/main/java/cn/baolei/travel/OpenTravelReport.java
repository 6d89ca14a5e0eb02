package cn.baolei.travel;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Names the person who reports, as other procedures expect it, and fixes until when they report; again after each amendment. */
@ProcessBean("openTravelReport")
class OpenTravelReport implements JavaDelegate {

    private final OrganisationDirectory directory;
    private final Clock clock;

    OpenTravelReport(OrganisationDirectory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReportPeriod period = ReportPeriod.after(LocalDate.parse((String) execution.getVariable("returnOn")));
        execution.setVariable("personName", directory.displayNameOf((String) execution.getVariable("responsiblePerson")));
        execution.setVariable("personCategory", "staff");
        execution.setVariable("followUpUntil", Date.from(period.until()));
        execution.setVariable("followUpPeriod", HealthReport.shown(period.until()));
        execution.setVariable("reportedAt", clock.instant().atZone(OfficialTime.ZONE).toOffsetDateTime().truncatedTo(ChronoUnit.MINUTES).toString());
        // Hidden in the form, and so unknown, where there are no symptoms.
        execution.setVariable("readingSymptomsNote", execution.getVariable("readingSymptomsNote"));
        Travel.open(execution);
    }
}
