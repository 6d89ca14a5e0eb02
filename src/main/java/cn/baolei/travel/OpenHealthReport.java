package cn.baolei.travel;

import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Empties the form for the next report; or says that the period is over. */
@ProcessBean("openHealthReport")
class OpenHealthReport implements JavaDelegate {

    private static final List<String> FIELDS = List.of("readingTemperature", "readingSymptoms", "readingSymptomsNote", "familyNote",
            "testedOn", "testPlace", "testResult");

    private final Clock clock;

    OpenHealthReport(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant now = clock.instant();
        execution.setVariable("followUpResult", Travel.periodOf(execution).isOver(now) ? "over" : "running");
        execution.setVariable("reportDueAt", Date.from(now));
        FIELDS.forEach(field -> execution.setVariable(field, null));
        execution.setVariable("testTaken", false);
        execution.setVariable("familySymptoms", false);
    }
}
