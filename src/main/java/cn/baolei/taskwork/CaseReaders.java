package cn.baolei.taskwork;

import cn.baolei.engine.Unrestricted;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Recusals;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/**
 * Who may read a case: whoever took part in it or started it, has one of its open tasks, was sent it, or is 书记 of an organisation
 * that handles it, if it is not about officials themselves. Never who must keep out of it.
 */
@Component
public class CaseReaders {

    private final HistoryService history;
    private final TaskService tasks;
    private final Unrestricted unrestricted;
    private final OrganisationDirectory directory;
    private final TaskActions actions;
    private final Recusals recusals;

    CaseReaders(HistoryService history, TaskService tasks, Unrestricted unrestricted, OrganisationDirectory directory, TaskActions actions,
                Recusals recusals) {
        this.history = history;
        this.tasks = tasks;
        this.unrestricted = unrestricted;
        this.directory = directory;
        this.actions = actions;
        this.recusals = recusals;
    }

    /** @param user the one who is signed in */
    public boolean mayRead(String user, String caseNumber) {
        return !recusals.of(caseNumber).contains(user)
                && (tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).count() > 0
                || actions.concerns(caseNumber, user)
                || unrestricted.call(() -> tookPart(user, caseNumber) || isSecretaryOfOne(user, caseNumber)));
    }

    private boolean tookPart(String user, String caseNumber) {
        return history.createHistoricTaskInstanceQuery().processInstanceBusinessKey(caseNumber).taskAssignee(user).count() > 0
                || history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber).startedBy(user).count() > 0;
    }

    private boolean isSecretaryOfOne(String user, String caseNumber) {
        String[] organisations = directory.postsOf(user).stream().filter(post -> post.role() == Role.SECRETARY)
                .flatMap(post -> directory.withPredecessors(post.organisation()).stream()).toArray(String[]::new);
        List<HistoricProcessInstance> handled = organisations.length == 0 ? List.of()
                : history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber).tenantIdIn(organisations)
                        .processDefinitionKeyNotIn(List.copyOf(Confidential.PROCESSES)).list();
        return !handled.isEmpty();
    }
}
