package cn.baolei.tracing;

import cn.baolei.contacts.ContactList;
import cn.baolei.contacts.KnownOrganisations;
import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Divides the registered list. In the transaction of the form, so that a bad row leaves the form open with all that was typed. */
@ProcessBean("splitContacts")
class SplitContacts implements JavaDelegate {

    private final OrganisationDirectory directory;

    SplitContacts(OrganisationDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ContactSplit split = ContactSplit.of(ContactList.of(execution.getVariable("contacts")),
                Boolean.TRUE.equals(execution.getVariable("noContacts")), execution.getTenantId(), new KnownOrganisations(directory));
        execution.setVariable("ownContacts", ContactList.json(NumberedRows.of(split.own())));
        execution.setVariable("handovers", ContactList.json(split.handovers().stream().map(Handover::row).toList()));
        execution.setVariable("closeContactCount", split.size());
    }
}
