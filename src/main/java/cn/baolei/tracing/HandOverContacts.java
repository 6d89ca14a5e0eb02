package cn.baolei.tracing;

import cn.baolei.contacts.ContactList;
import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.spin.json.SpinJsonNode;

/** Starts tracing at the organisation where the contacts belong, in one transaction with the record of it. */
@ProcessBean("handOver")
class HandOverContacts implements JavaDelegate {

    private static final String MESSAGE = "contacts-handed-over";

    private final HandoverTable handovers;
    private final OrganisationDirectory directory;

    HandOverContacts(HandoverTable handovers, OrganisationDirectory directory) {
        this.handovers = handovers;
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SpinJsonNode row = (SpinJsonNode) execution.getVariable("handover");
        Handover handover = new Handover(row.prop("id").stringValue(), row.prop("organisation").stringValue(),
                ContactList.rows(row.prop("contacts")));
        ProcessInstance there = execution.getProcessEngineServices().getRuntimeService().createMessageCorrelation(MESSAGE)
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .setVariable("organisation", handover.organisation())
                .setVariable("handOverId", handover.id())
                .setVariable("handedOverBy", directory.get(execution.getTenantId()).name())
                .setVariable("contacts", ContactList.json(handover.contacts()))
                .correlateStartMessage();
        handovers.handedOver(handover, execution.getProcessBusinessKey(), execution.getTenantId(),
                execution.getProcessInstanceId(), there.getId());
    }
}
