package cn.baolei.treatment;

import static org.camunda.spin.Spin.JSON;

import cn.baolei.engine.ProcessBean;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps the day and says how far the patient has recovered since admission. */
@ProcessBean("keepStatus")
class KeepStatus implements JavaDelegate {

    private final StatusTable table;

    KeepStatus(StatusTable table) {
        this.table = table;
    }

    @Override
    public void execute(DelegateExecution execution) {
        table.add(entered(execution), execution.getProcessInstanceId(), execution.getTenantId(), execution.getProcessBusinessKey());
        List<DailyStatus> all = table.of(execution.getProcessInstanceId());
        Instant admitted = instant(execution, "admittedAt");
        Recovery recovery = Recovery.of(all.stream().filter(status -> !status.at().isBefore(admitted)).toList());
        execution.setVariable("normalTemperatureDays", recovery.normalTemperatureDays());
        execution.setVariable("negativeIntervalHours", recovery.negativeIntervalHours());
        execution.setVariable("statusHistory", JSON(all.stream().map(StatusRow::of).toList()));
    }

    private static DailyStatus entered(DelegateExecution execution) {
        Instant at = instant(execution, "statusAt");
        if ("died".equals(execution.getVariable("patientState"))) {
            return new DailyStatus(at, true, null, false, null, null, "none", null);
        }
        String test = (String) execution.getVariable("testResult");
        return new DailyStatus(at, false, new BigDecimal(String.valueOf(execution.getVariable("statusTemperature"))),
                "normal".equals(execution.getVariable("temperatureAssessment")),
                (String) execution.getVariable("respiratorySymptoms"), (String) execution.getVariable("clinicalType"), test,
                test.equals("none") ? null : instant(execution, "testSampledAt"));
    }

    private static Instant instant(DelegateExecution execution, String variable) {
        return OffsetDateTime.parse((String) execution.getVariable(variable)).toInstant();
    }
}
