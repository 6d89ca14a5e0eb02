package cn.baolei.situation;

import cn.baolei.engine.ProcessBean;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Service task 布置下级报告: one small batch in one transaction. */
@ProcessBean("askSubordinates")
class AskSubordinates implements JavaDelegate {

    /** Enough to be quick, few enough that a repeated job repeats little. */
    private static final int BATCH = 20;

    private final SituationRounds rounds;
    private final SituationInstances instances;
    private final Clock clock;

    AskSubordinates(SituationRounds rounds, SituationInstances instances, Clock clock) {
        this.rounds = rounds;
        this.instances = instances;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String round = execution.getProcessBusinessKey();
        Object topic = execution.getVariable("situationTopic");
        List<String> next = rounds.nextToAsk(round, execution.getTenantId(), BATCH);
        next.forEach(organisation -> instances.start(round, organisation, true, topic == null ? "" : topic.toString()));
        execution.setVariable("moreToAsk", next.size() == BATCH);
        if (next.size() < BATCH && rounds.askedAll(round, execution.getTenantId())) {
            // The last answer came while others were still being asked; nobody will tell this level that it is complete.
            execution.setVariable("collectUntil", Date.from(clock.instant()));
        }
    }
}
