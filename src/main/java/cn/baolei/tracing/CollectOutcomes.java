package cn.baolei.tracing;

import cn.baolei.contacts.ContactList;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Lays before the closing forms what became of everybody. */
@ProcessBean("collectOutcomes")
class CollectOutcomes implements JavaDelegate {

    private final OutcomeTable outcomes;
    private final HandoverTable handovers;
    private final OutcomeRows rows;

    CollectOutcomes(OutcomeTable outcomes, HandoverTable handovers, OutcomeRows rows) {
        this.outcomes = outcomes;
        this.handovers = handovers;
        this.rows = rows;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String instance = execution.getProcessInstanceId();
        execution.setVariable("contactOutcomes", ContactList.json(
                rows.contacts(ContactList.rows(execution.getVariable("ownContacts")), outcomes.of(instance))));
        execution.setVariable("handoverStates", ContactList.json(rows.handovers(handovers.handedOverBy(instance))));
    }
}
