package cn.baolei.rumour;

import cn.baolei.engine.ProcessBean;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;

/** Service task 清点来源. */
@ProcessBean("tallySources")
class TallySources implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        SpinJsonNode rows = (SpinJsonNode) execution.getVariable("verificationSources");
        SourceTally tally = SourceTally.of(rows == null ? List.of()
                : rows.elements().stream().map(TallySources::source).toList());
        execution.setVariable("authorityCount", tally.authorities());
        execution.setVariable("sourceCount", tally.sources());
        execution.setVariable("sourcesSay", tally.say());
    }

    private static Source source(SpinJsonNode row) {
        return new Source(row.prop("sourceName").stringValue(), row.prop("sourceKind").stringValue().equals("authority"),
                row.prop("sourceStatement").stringValue().equals("confirms"));
    }
}
