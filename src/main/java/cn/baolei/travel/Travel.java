package cn.baolei.travel;

import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;

/** When somebody who was away reports next; the list {@code healthReports} of what they reported. */
@ProcessBean("travel")
public class Travel {

    private static final String REPORTS = "healthReports";

    private final Clock clock;

    Travel(Clock clock) {
        this.clock = clock;
    }

    /** By the interval of the decision table {@code travel-follow-up}, or the end of the period where that comes first. */
    public Date nextReportAt(DelegateExecution execution) {
        int everyDays = ((Number) execution.getVariable("reportEveryDays")).intValue();
        return Date.from(periodOf(execution).nextReport(clock.instant(), everyDays));
    }

    static ReportPeriod periodOf(DelegateExecution execution) {
        return new ReportPeriod(((Date) execution.getVariable("followUpUntil")).toInstant());
    }

    static void append(Object row, DelegateExecution execution) {
        SpinJsonNode reports = (SpinJsonNode) execution.getVariable(REPORTS);
        reports.append(Spin.JSON(row));
        execution.setVariable(REPORTS, reports);
    }

    static void open(DelegateExecution execution) {
        execution.setVariable(REPORTS, Spin.JSON("[]"));
    }
}
