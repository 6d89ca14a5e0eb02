package cn.baolei.access;

import cn.baolei.organisation.Role;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** What a role may do across the tree. Tasks are not granted: who may see one follows from its candidates and assignee. */
record Grant(Role role, Resource resource, String resourceId, Set<Permission> permissions) {

    static Grant of(Role role, Resource resource, String resourceId, Permission... permissions) {
        return new Grant(role, resource, resourceId, Set.of(permissions));
    }
}
