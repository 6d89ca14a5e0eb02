package cn.baolei.observation;

import cn.baolei.engine.CurrentUser;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Component;

/** Puts a reading where forms show it (variable {@code readings}) and where it can be counted (table {@code reading}). */
@Component
class ReadingRecord {

    private final ReadingTable table;
    private final CurrentUser currentUser;

    ReadingRecord(ReadingTable table, CurrentUser currentUser) {
        this.table = table;
        this.currentUser = currentUser;
    }

    static Instant slotOf(DelegateExecution execution) {
        return ((Date) execution.getVariable("readingSlotAt")).toInstant();
    }

    void add(Reading reading, DelegateExecution execution) {
        table.add(reading, execution.getProcessInstanceId(), execution.getTenantId(), execution.getProcessBusinessKey(),
                currentUser.id().orElse(null));
        SpinJsonNode readings = (SpinJsonNode) execution.getVariable("readings");
        readings.append(Spin.JSON(ReadingRow.of(reading)));
        execution.setVariable("readings", readings);
    }
}
