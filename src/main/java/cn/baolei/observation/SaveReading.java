package cn.baolei.observation;

import cn.baolei.engine.ProcessBean;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps what was recorded and says how it goes on: {@code normal}, {@code symptomatic} or, when somebody has left, {@code early}. */
@ProcessBean("saveReading")
class SaveReading implements JavaDelegate {

    private final ReadingRecord record;

    SaveReading(ReadingRecord record) {
        this.record = record;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (Boolean.TRUE.equals(execution.getVariable("endEarly"))) {
            execution.setVariable("observationResult", "early");
            return;
        }
        String assessment = (String) execution.getVariable("readingAssessment");
        record.add(new Reading(ReadingRecord.slotOf(execution),
                OffsetDateTime.parse((String) execution.getVariable("readingAt")).toInstant(),
                new BigDecimal(String.valueOf(execution.getVariable("readingTemperature"))),
                Symptom.ofCode((String) execution.getVariable("readingSymptoms")),
                (String) execution.getVariable("readingSymptomsNote"),
                (String) execution.getVariable("readingTakenBy"), assessment), execution);
        execution.setVariable("missedInARow", 0);
        execution.setVariable("observationResult", assessment);
    }
}
