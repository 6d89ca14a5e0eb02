package cn.baolei.access;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;

import cn.baolei.organisation.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;

/** Role × what, in one place. Whatever is not listed is refused. */
final class GrantTable {

    /** Roles that only look after the system; every other role is an official's. */
    private static final Set<Role> SYSTEM_ROLES = EnumSet.of(Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR);

    private GrantTable() {
    }

    /**
     * @param startRoles process key → roles that may start it, from the deployed diagrams
     * @param filters    ids of the shared task filters
     */
    static List<Grant> grants(Map<String, Set<Role>> startRoles, List<String> filters) {
        List<Grant> grants = new ArrayList<>();
        for (Role role : EnumSet.complementOf(EnumSet.copyOf(SYSTEM_ROLES))) {
            grants.add(Grant.of(role, Resources.APPLICATION, "tasklist", ACCESS));
            grants.add(Grant.of(role, Resources.PROCESS_DEFINITION, ANY, READ));
            grants.add(Grant.of(role, Resources.FILTER, ANY, CREATE));
            filters.forEach(filter -> grants.add(Grant.of(role, Resources.FILTER, filter, READ)));
        }
        startRoles.forEach((process, roles) -> roles.forEach(role ->
                grants.add(Grant.of(role, Resources.PROCESS_DEFINITION, process, CREATE_INSTANCE))));
        startRoles.values().stream().flatMap(Set::stream).distinct().forEach(role ->
                grants.add(Grant.of(role, Resources.PROCESS_INSTANCE, ANY, CREATE)));

        grants.add(Grant.of(Role.PROCESS_OWNER, Resources.DEPLOYMENT, ANY, CREATE, READ));
        grants.add(Grant.of(Role.PROCESS_OWNER, Resources.PROCESS_DEFINITION, ANY, READ));
        grants.add(Grant.of(Role.PROCESS_OWNER, Resources.DECISION_DEFINITION, ANY, READ));

        grants.add(Grant.of(Role.ADMINISTRATOR, Resources.APPLICATION, "admin", ACCESS));
        for (Resource people : List.of(Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP,
                Resources.TENANT, Resources.TENANT_MEMBERSHIP)) {
            grants.add(Grant.of(Role.ADMINISTRATOR, people, ANY, ALL));
        }
        return grants;
    }
}
