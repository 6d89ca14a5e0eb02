package cn.baolei.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;

import cn.baolei.organisation.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/** What the engine must be granted so that the rows of {@link Access} work, and no more. */
final class GrantTable {

    private GrantTable() {
    }

    /**
     * @param startRoles process key → roles that may start it, from the deployed diagrams
     * @param filters    ids of the shared task filters
     * @param audited    what of the history may be read at all
     */
    static List<Grant> grants(Map<String, Set<Role>> startRoles, List<String> filters, Audited audited) {
        List<Grant> grants = new ArrayList<>();
        Access.TASKS.roles().forEach(role -> grants.add(Grant.of(role, Resources.APPLICATION, "tasklist", ACCESS)));
        Access.FILTERS.roles().forEach(role -> {
            grants.add(Grant.of(role, Resources.FILTER, ANY, CREATE));
            filters.forEach(filter -> grants.add(Grant.of(role, Resources.FILTER, filter, READ)));
        });
        Access.DIAGRAMS.roles().forEach(role -> grants.add(Grant.of(role, Resources.PROCESS_DEFINITION, ANY, READ)));
        startRoles.forEach((process, roles) -> roles.forEach(role ->
                grants.add(Grant.of(role, Resources.PROCESS_DEFINITION, process, CREATE_INSTANCE))));
        startRoles.values().stream().flatMap(Set::stream).distinct().forEach(role ->
                grants.add(Grant.of(role, Resources.PROCESS_INSTANCE, ANY, CREATE)));
        Access.DEPLOYMENT.roles().forEach(role -> {
            grants.add(Grant.of(role, Resources.DEPLOYMENT, ANY, CREATE, READ));
            grants.add(Grant.of(role, Resources.DECISION_DEFINITION, ANY, READ));
        });
        audited.processes().forEach(process ->
                grants.add(Grant.of(HistoryReading.GROUP, Resources.PROCESS_DEFINITION, process, READ_HISTORY)));
        audited.decisions().forEach(decision ->
                grants.add(Grant.of(HistoryReading.GROUP, Resources.DECISION_DEFINITION, decision, READ_HISTORY)));
        Access.PEOPLE.roles().forEach(role -> {
            grants.add(Grant.of(role, Resources.APPLICATION, "admin", ACCESS));
            for (Resource people : List.of(Resources.USER, Resources.GROUP, Resources.TENANT)) {
                grants.add(Grant.of(role, people, ANY, READ));
            }
        });
        return grants;
    }
}
