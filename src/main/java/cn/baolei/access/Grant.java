package cn.baolei.access;

import cn.baolei.organisation.Role;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;

/** What a role, as a group of the engine, may do across the tree. Tasks are not granted: who may see one follows from its candidates and assignee. */
record Grant(String group, Resource resource, String resourceId, Set<Permission> permissions) {

    static Grant of(Role role, Resource resource, String resourceId, Permission... permissions) {
        return of(role.code(), resource, resourceId, permissions);
    }

    static Grant of(String group, Resource resource, String resourceId, Permission... permissions) {
        return new Grant(group, resource, resourceId, Set.of(permissions));
    }
}
