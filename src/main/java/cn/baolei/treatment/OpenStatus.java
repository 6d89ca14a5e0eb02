package cn.baolei.treatment;

import cn.baolei.engine.ProcessBean;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** Clears what was entered the day before, so that nobody confirms yesterday's state by mistake. */
@ProcessBean("openStatus")
class OpenStatus implements ExecutionListener {

    private static final List<String> ENTRIES = List.of("statusAt", "patientState", "statusTemperature", "respiratorySymptoms",
            "clinicalType", "testResult", "testSampledAt", "statusNote", "dischargeDecision", "stayReason");

    @Override
    public void notify(DelegateExecution execution) {
        ENTRIES.forEach(entry -> execution.setVariable(entry, null));
    }
}
