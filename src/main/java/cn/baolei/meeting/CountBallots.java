package cn.baolei.meeting;

import cn.baolei.engine.ModelProperties;
import cn.baolei.engine.ProcessBean;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.Spin;

/** Service task {@code ${countBallots}}: the inputs of the decision table {@code collective-decision}, and the count as a table. */
@ProcessBean("countBallots")
class CountBallots implements JavaDelegate {

    private final Meetings meetings;

    CountBallots(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Tally tally = meetings.count(execution.getProcessInstanceId());
        execution.setVariable("meetingMatter", ModelProperties.processKeyOf(execution));
        execution.setVariable("membersEligible", tally.eligible());
        execution.setVariable("ballotsCast", tally.cast());
        execution.setVariable("ballotsFor", tally.votesFor());
        execution.setVariable("tallyRows", Spin.JSON(List.of(row("应到会", tally.eligible()), row("参加表决", tally.cast()),
                row("赞成", tally.votesFor()), row("反对", tally.votesAgainst()), row("弃权", tally.abstentions()))));
    }

    private static Map<String, String> row(String item, int persons) {
        return Map.of("item", item, "persons", persons + " 人");
    }
}
