package cn.baolei.observation;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The next slot has come and nobody has recorded the last one. */
@ProcessBean("recordMissedReading")
class RecordMissedReading implements JavaDelegate {

    private final ReadingRecord record;

    RecordMissedReading(ReadingRecord record) {
        this.record = record;
    }

    @Override
    public void execute(DelegateExecution execution) {
        record.add(Reading.missed(ReadingRecord.slotOf(execution)), execution);
        execution.setVariable("missedInARow", (Integer) execution.getVariable("missedInARow") + 1);
    }
}
