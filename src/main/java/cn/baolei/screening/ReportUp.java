package cn.baolei.screening;

import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 告知发起单位: after the answer is committed, so that the last of all sees that it is the last. */
@ProcessBean("reportScreeningUp")
class ReportUp implements JavaDelegate {

    private static final String MESSAGE = "screening-complete";

    private final ScreeningRounds rounds;
    private final UnitTable units;

    ReportUp(ScreeningRounds rounds, UnitTable units) {
        this.rounds = rounds;
        this.units = units;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Round round = rounds.find((String) execution.getVariable("roundNumber")).orElseThrow();
        if (!round.isClosed() && units.isAllSubmitted(round.number())) {
            // Nobody waits for it any more when the deadline came first, or another one was last at the same moment.
            execution.getProcessEngineServices().getRuntimeService().createMessageCorrelation(MESSAGE)
                    .processInstanceId(round.instance()).correlateAll();
        }
    }
}
