package cn.baolei.travel;

import cn.baolei.engine.ProcessBean;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The next report is due and the last one was never given. */
@ProcessBean("recordMissedReport")
class RecordMissedReport implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        Travel.append(HealthReport.missed(((Date) execution.getVariable("reportDueAt")).toInstant()), execution);
    }
}
