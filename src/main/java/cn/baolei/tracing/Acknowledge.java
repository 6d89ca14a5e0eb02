package cn.baolei.tracing;

import cn.baolei.contacts.ContactList;
import cn.baolei.engine.ProcessBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Answers the handing organisation that its contacts were accepted, and gives back those that were not. */
@ProcessBean("acknowledge")
class Acknowledge implements JavaDelegate {

    private static final String MESSAGE = "contacts-returned";

    private final HandoverTable handovers;

    Acknowledge(HandoverTable handovers) {
        this.handovers = handovers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String id = (String) execution.getVariable("handOverId");
        Object returned = execution.getVariable("returnedContacts");
        int count = ContactList.rows(returned).size();
        handovers.accepted(id, count);
        if (count > 0) {
            execution.getProcessEngineServices().getRuntimeService().createMessageCorrelation(MESSAGE)
                    .localVariableEquals("handOverId", id)
                    .setVariable("returnedContacts", returned)
                    .correlate();
        }
    }
}
