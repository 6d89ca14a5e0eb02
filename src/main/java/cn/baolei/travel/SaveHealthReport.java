package cn.baolei.travel;

import cn.baolei.engine.OfficialTime;
import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps what was reported and says how it goes on: {@code normal} or {@code symptomatic}, which a positive test is too. */
@ProcessBean("saveHealthReport")
class SaveHealthReport implements JavaDelegate {

    private final Clock clock;

    SaveHealthReport(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant now = clock.instant();
        String test = Boolean.TRUE.equals(execution.getVariable("testTaken")) ? (String) execution.getVariable("testResult") : null;
        boolean symptomatic = execution.getVariable("readingAssessment").equals("symptomatic") || "positive".equals(test);
        Travel.append(HealthReport.of(now, (Number) execution.getVariable("readingTemperature"),
                (String) execution.getVariable("readingSymptoms"), Boolean.TRUE.equals(execution.getVariable("familySymptoms")), test,
                symptomatic), execution);
        execution.setVariable("reportedAt", now.atZone(OfficialTime.ZONE).toOffsetDateTime().truncatedTo(ChronoUnit.MINUTES).toString());
        execution.setVariable("followUpResult", symptomatic ? "symptomatic" : "normal");
    }
}
