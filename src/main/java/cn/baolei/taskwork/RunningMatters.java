package cn.baolei.taskwork;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import cn.baolei.routing.Recusals;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.springframework.stereotype.Component;

/**
 * Which running matters are an official's business: those they started or worked on, and as 书记 those of their organisation that are
 * not about officials themselves. Never one of a case from which they must keep out. To be called without the engine's restrictions.
 */
@Component
class RunningMatters {

    private final HistoryService history;
    private final OrganisationDirectory directory;
    private final Recusals recusals;

    RunningMatters(HistoryService history, OrganisationDirectory directory, Recusals recusals) {
        this.history = history;
        this.directory = directory;
        this.recusals = recusals;
    }

    /** Started or worked on by the person, the latest first. */
    List<HistoricProcessInstance> of(String person) {
        Set<String> ids = history.createHistoricTaskInstanceQuery().taskAssignee(person).processUnfinished().taskDeleteReason("completed").list()
                .stream().map(task -> task.getProcessInstanceId()).filter(Objects::nonNull).collect(Collectors.toSet());
        history.createHistoricProcessInstanceQuery().startedBy(person).unfinished().list().forEach(started -> ids.add(started.getId()));
        return ids.isEmpty() ? List.of() : allowed(person, history.createHistoricProcessInstanceQuery().processInstanceIds(ids)).toList();
    }

    /** Of the organisations whose 书记 the person is, beside {@link #of}; the latest first. */
    List<HistoricProcessInstance> ofOrganisation(String person) {
        String[] organisations = directory.postsOf(person).stream().filter(post -> post.role() == Role.SECRETARY)
                .flatMap(post -> directory.withPredecessors(post.organisation()).stream()).toArray(String[]::new);
        if (organisations.length == 0) {
            return List.of();
        }
        Set<String> own = of(person).stream().map(HistoricProcessInstance::getId).collect(Collectors.toCollection(HashSet::new));
        return allowed(person, history.createHistoricProcessInstanceQuery().tenantIdIn(organisations)
                .processDefinitionKeyNotIn(List.copyOf(Confidential.PROCESSES))).filter(matter -> !own.contains(matter.getId())).toList();
    }

    boolean isSecretaryOf(String organisation, String person) {
        return directory.postsOf(person).contains(new Post(Role.SECRETARY, directory.inForce(organisation).code()));
    }

    private Stream<HistoricProcessInstance> allowed(String person, HistoricProcessInstanceQuery query) {
        Set<String> keptFrom = recusals.casesOf(person);
        return query.unfinished().orderByProcessInstanceStartTime().desc().list().stream()
                .filter(matter -> matter.getBusinessKey() == null || !keptFrom.contains(matter.getBusinessKey()));
    }
}
