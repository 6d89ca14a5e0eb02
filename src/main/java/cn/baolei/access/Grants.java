package cn.baolei.access;

import cn.baolei.organisation.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the engine's authorizations of our roles equal to the table: adds what is missing, takes back what is not in it. */
@Component
class Grants {

    private static final String[] GROUPS = Stream.concat(Arrays.stream(Role.values()).map(Role::code), Stream.of(HistoryReading.GROUP))
            .toArray(String[]::new);

    private final AuthorizationService authorizations;
    private final JdbcClient jdbc;

    Grants(AuthorizationService authorizations, JdbcClient jdbc) {
        this.authorizations = authorizations;
        this.jdbc = jdbc;
    }

    @Transactional
    void apply(List<Grant> table) {
        // One at a time on all nodes, or two that deploy at once would both add the same grant.
        jdbc.sql("lock table act_ru_authorization in share row exclusive mode").update();
        Set<Grant> missing = new HashSet<>(table);
        for (Authorization existing : authorizations.createAuthorizationQuery().groupIdIn(GROUPS).list()) {
            table.stream().filter(grant -> isSame(grant, existing)).findFirst()
                    .filter(missing::remove)
                    .ifPresentOrElse(grant -> { }, () -> authorizations.deleteAuthorization(existing.getId()));
        }
        missing.forEach(this::create);
    }

    private static boolean isSame(Grant grant, Authorization existing) {
        return grant.group().equals(existing.getGroupId())
                && grant.resource().resourceType() == existing.getResourceType()
                && Objects.equals(grant.resourceId(), existing.getResourceId())
                && names(grant.permissions()).equals(names(Set.of(
                        existing.getPermissions(grant.permissions().toArray(Permission[]::new)))));
    }

    private static Set<String> names(Set<Permission> permissions) {
        return permissions.stream().map(Permission::getName).collect(Collectors.toSet());
    }

    private void create(Grant grant) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(grant.group());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.resourceId());
        grant.permissions().forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
    }
}
