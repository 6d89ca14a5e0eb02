package cn.baolei.supervision;

import cn.baolei.engine.ProcessBean;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/**
 * Start 有事项逾期未办: the 督办 clock of a task has gone off, or a diagram orders it by the template 督办, which knows codes only: what
 * they are called is added here.
 */
@ProcessBean("superviseTask")
class SuperviseTask implements ExecutionListener {

    private final SupervisionTable supervisions;
    private final OrganisationDirectory directory;

    SuperviseTask(SupervisionTable supervisions, OrganisationDirectory directory) {
        this.supervisions = supervisions;
        this.directory = directory;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.getVariable("supervisedPost") == null) {
            name(execution);
        }
        supervisions.add(new Supervision(execution.getProcessInstanceId(), execution.getProcessBusinessKey(),
                (String) execution.getVariable("supervisedTask"), execution.getTenantId(),
                (String) execution.getVariable("supervisedOrganisation"), (String) execution.getVariable("supervisedMatter")));
    }

    private void name(DelegateExecution execution) {
        String organisation = directory.get((String) execution.getVariable("supervisedOrganisation")).name();
        Role role = Role.ofCode((String) execution.getVariable("supervisedRole")).orElseThrow();
        execution.setVariable("supervisedOrganisationName", organisation);
        execution.setVariable("supervisedPost", organisation + role.label());
    }
}
