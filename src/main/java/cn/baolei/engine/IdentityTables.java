package cn.baolei.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.ResourceAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Users, groups, tenants and memberships by the thousand, in one statement each. The engine's own services write and read one at a
 * time, several milliseconds each; a province has half a million. Writes what they would write, their default grants included, in
 * the caller's transaction; for changing and deleting there are the services.
 */
@Component
public class IdentityTables {

    /** @param type of a group; null for a tenant */
    public record Named(String id, String name, String type) {
    }

    public record Person(String id, String firstName, String lastName, String email) {
    }

    /** @param of group or tenant id */
    public record Member(String user, String of) {
    }

    private final JdbcClient jdbc;
    private final ObjectProvider<ProcessEngineConfigurationImpl> configuration;

    IdentityTables(JdbcClient jdbc, ObjectProvider<ProcessEngineConfigurationImpl> configuration) {
        this.jdbc = jdbc;
        this.configuration = configuration;
    }

    /** User id → ids of their groups of these types. */
    public Map<String, Set<String>> groups(Collection<String> types) {
        return byUser(jdbc.sql("""
                select member.user_id_, member.group_id_ from act_id_membership member join act_id_group named on named.id_ = member.group_id_
                where named.type_ = any (:types)""").param("types", types.toArray(String[]::new)));
    }

    /** User id → ids of the tenants of which they are members by themselves. */
    public Map<String, Set<String>> tenants() {
        return byUser(jdbc.sql("select user_id_, tenant_id_ from act_id_tenant_member where user_id_ is not null"));
    }

    public void createTenants(List<Named> tenants) {
        jdbc.sql("insert into act_id_tenant (id_, rev_, name_) select id, 1, name from unnest(:ids, :names) as given (id, name)")
                .param("ids", column(tenants, Named::id)).param("names", column(tenants, Named::name)).update();
    }

    public void createGroups(List<Named> groups) {
        jdbc.sql("""
                insert into act_id_group (id_, rev_, name_, type_)
                select id, 1, name, type from unnest(:ids, :names, :types) as given (id, name, type)""")
                .param("ids", column(groups, Named::id)).param("names", column(groups, Named::name))
                .param("types", column(groups, Named::type)).update();
        grant(groups, (provider, group) -> provider.newGroup(new GroupEntity(group.id())));
    }

    /** @param password that all of them get; hashed once, since either everybody knows it or nobody */
    public void createUsers(List<Person> people, String password) {
        ProcessEngineConfigurationImpl engine = configuration.getObject();
        String salt = engine.getSaltGenerator().generateSalt();
        jdbc.sql("""
                insert into act_id_user (id_, rev_, first_, last_, email_, pwd_, salt_)
                select id, 1, first, last, email, :password, :salt from unnest(:ids, :firsts, :lasts, :emails) as given (id, first, last, email)""")
                .param("password", engine.getPasswordManager().encrypt(EncryptionUtil.saltPassword(password, salt))).param("salt", salt)
                .param("ids", column(people, Person::id)).param("firsts", column(people, Person::firstName))
                .param("lasts", column(people, Person::lastName)).param("emails", column(people, Person::email)).update();
        grant(people, (provider, person) -> provider.newUser(new UserEntity(person.id())));
    }

    public void createGroupMembers(List<Member> members) {
        jdbc.sql("insert into act_id_membership (user_id_, group_id_) select * from unnest(:users, :groups)")
                .param("users", column(members, Member::user)).param("groups", column(members, Member::of)).update();
        grant(members, (provider, member) -> provider.groupMembershipCreated(member.of(), member.user()));
    }

    public void createTenantMembers(List<Member> members) {
        jdbc.sql("insert into act_id_tenant_member (id_, user_id_, tenant_id_) select * from unnest(:ids, :users, :tenants)")
                .param("ids", column(members, member -> UUID.randomUUID().toString())).param("users", column(members, Member::user))
                .param("tenants", column(members, Member::of)).update();
        grant(members, (provider, member) -> provider.tenantMembershipCreated(tenant(member.of()), new UserEntity(member.user())));
    }

    private interface DefaultGrants<T> {
        AuthorizationEntity[] of(ResourceAuthorizationProvider provider, T created);
    }

    private <T> void grant(List<T> created, DefaultGrants<T> grants) {
        if (!configuration.getObject().isAuthorizationEnabled()) {
            return;
        }
        ResourceAuthorizationProvider provider = configuration.getObject().getResourceAuthorizationProvider();
        List<AuthorizationEntity> all = created.stream().map(one -> grants.of(provider, one))
                .flatMap(some -> some == null ? Stream.<AuthorizationEntity>empty() : Arrays.stream(some)).toList();
        jdbc.sql("""
                insert into act_ru_authorization (id_, rev_, type_, user_id_, group_id_, resource_type_, resource_id_, perms_)
                select id, 1, type, member, party, kind, resource, permissions
                from unnest(:ids, :types, :users, :groups, :kinds, :resources, :permissions) as given (id, type, member, party, kind, resource, permissions)""")
                .param("ids", column(all, one -> UUID.randomUUID().toString())).param("types", numbers(all, Authorization::getAuthorizationType))
                .param("users", column(all, Authorization::getUserId)).param("groups", column(all, Authorization::getGroupId))
                .param("kinds", numbers(all, Authorization::getResourceType)).param("resources", column(all, Authorization::getResourceId))
                .param("permissions", numbers(all, AuthorizationEntity::getPermissions)).update();
    }

    private Map<String, Set<String>> byUser(StatementSpec members) {
        Map<String, Set<String>> found = new HashMap<>();
        members.query(row -> {
            found.computeIfAbsent(row.getString(1), user -> new HashSet<>()).add(row.getString(2));
        });
        return found;
    }

    private static TenantEntity tenant(String id) {
        TenantEntity tenant = new TenantEntity();
        tenant.setId(id);
        return tenant;
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> Integer[] numbers(List<T> rows, Function<T, Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }
}
