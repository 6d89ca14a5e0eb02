package cn.baolei.screening;

import cn.baolei.engine.ProcessBean;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;

/** Service task 截止汇总. */
@ProcessBean("closeRound")
class CloseRound implements JavaDelegate {

    /** The form names so many; the page of the roll-up names all. */
    private static final int NAMED = 50;

    private final RoundClosing closing;

    CloseRound(RoundClosing closing) {
        this.closing = closing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RollUp rollUp = closing.close(execution.getProcessBusinessKey());
        Totals totals = rollUp.totalsOf(execution.getTenantId());
        List<UnitLine> missing = rollUp.missingIn(execution.getTenantId());
        execution.setVariable("submittedUnits", totals.submitted());
        execution.setVariable("zeroUnits", totals.zero());
        execution.setVariable("missingUnits", totals.missing());
        execution.setVariable("missingRows", Spin.JSON(missing.stream().limit(NAMED).map(line -> Map.of("unit", line.name())).toList()));
        execution.setVariable("expectedPersons", totals.figures().expected());
        execution.setVariable("registeredPersons", totals.figures().registered());
        execution.setVariable("exceptionPersons", totals.figures().exceptions());
        execution.setVariable("awayPersons", totals.figures().away());
    }
}
