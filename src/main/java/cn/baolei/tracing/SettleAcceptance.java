package cn.baolei.tracing;

import cn.baolei.contacts.Contact;
import cn.baolei.contacts.ContactList;
import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Divides what was handed over. In the transaction of the form, so that a wrong number leaves the form open. */
@ProcessBean("settleAcceptance")
class SettleAcceptance implements JavaDelegate {

    private final OrganisationDirectory directory;

    SettleAcceptance(OrganisationDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<Integer, String> reasons = Boolean.TRUE.equals(execution.getVariable("someNotOurs"))
                ? Acceptance.reasons(ContactList.rows(execution.getVariable("returnedRows"))) : Map.of();
        Acceptance acceptance = Acceptance.of(ContactList.of(execution.getVariable("contacts")), reasons,
                directory.get(execution.getTenantId()).name());
        execution.setVariable("ownContacts", ContactList.json(NumberedRows.of(acceptance.accepted())));
        execution.setVariable("returnedContacts", rows(acceptance.returned()));
    }

    private static Object rows(List<Contact> contacts) {
        return ContactList.json(contacts.stream().map(Contact::row).toList());
    }
}
