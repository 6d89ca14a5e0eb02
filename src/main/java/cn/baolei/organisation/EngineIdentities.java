package cn.baolei.organisation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Keeps the engine's tenants, groups, users and memberships what the roster says, in the import's own transaction. Touches only
 * groups of its own types and users it has itself made: administrators set up by hand stay as they are.
 */
@Component
class EngineIdentities {

    private static final String POST = "post";
    private static final String ROLE = "role";

    private final IdentityService identities;
    private final OrganisationDirectory directory;
    private final RosterStore store;
    private final String demoPassword;

    EngineIdentities(IdentityService identities, OrganisationDirectory directory, RosterStore store, Environment environment) {
        this.identities = identities;
        this.directory = directory;
        this.store = store;
        this.demoPassword = environment.acceptsProfiles(Profiles.of("demo"))
                ? environment.getRequiredProperty("baolei.demo.password") : null;
    }

    /** First, so that whoever else listens finds users and groups as they are now. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener
    void follow(OrganisationsImported event) {
        Roster roster = store.current();
        followTenants(roster);
        followGroups(POST, roster.posts().keySet().stream().collect(Collectors.toMap(Post::groupId, post ->
                roster.organisations().get(post.organisation()).name() + "·" + post.role().label())));
        followGroups(ROLE, Stream.of(Role.values()).collect(Collectors.toMap(Role::code, Role::label)));
        Set<String> engineUsers = identities.createUserQuery().list().stream().map(User::getId).collect(Collectors.toSet());
        for (String user : touchedBy(event.summary())) {
            if (!roster.officials().containsKey(user)) {
                identities.deleteUser(user);
            } else {
                save(roster.officials().get(user), engineUsers.contains(user));
                followMemberships(user, engineUsers.contains(user));
            }
        }
    }

    private static Set<String> touchedBy(ImportSummary summary) {
        Set<String> users = new HashSet<>(summary.officials().added());
        users.addAll(summary.officials().changed());
        users.addAll(summary.officials().removed());
        summary.appointments().added().forEach(appointment -> users.add(appointment.user()));
        summary.appointments().removed().forEach(appointment -> users.add(appointment.user()));
        return users;
    }

    /** A closed organisation keeps its tenant, because its cases do. */
    private void followTenants(Roster roster) {
        Map<String, Tenant> existing = identities.createTenantQuery().list().stream()
                .collect(Collectors.toMap(Tenant::getId, tenant -> tenant));
        for (Organisation organisation : roster.organisations().values()) {
            Tenant tenant = existing.getOrDefault(organisation.code(), identities.newTenant(organisation.code()));
            if (!organisation.name().equals(tenant.getName())) {
                tenant.setName(organisation.name());
                identities.saveTenant(tenant);
            }
        }
    }

    private void followGroups(String type, Map<String, String> namesById) {
        Map<String, Group> existing = identities.createGroupQuery().list().stream()
                .collect(Collectors.toMap(Group::getId, group -> group));
        namesById.forEach((id, name) -> {
            Group group = existing.getOrDefault(id, identities.newGroup(id));
            if (!name.equals(group.getName()) || !type.equals(group.getType())) {
                group.setName(name);
                group.setType(type);
                identities.saveGroup(group);
            }
        });
        existing.values().stream().filter(group -> type.equals(group.getType())).map(Group::getId)
                .filter(id -> !namesById.containsKey(id)).forEach(identities::deleteGroup);
    }

    private void save(Official official, boolean exists) {
        User user = exists ? identities.createUserQuery().userId(official.id()).singleResult() : identities.newUser(official.id());
        // The web apps show first and last name with a blank between, and only the id where one of them is missing.
        int dot = official.name().lastIndexOf('·');
        user.setFirstName(dot < 0 ? official.name() : official.name().substring(0, dot));
        user.setLastName(dot < 0 ? "" : official.name().substring(dot + 1));
        user.setEmail(official.email());
        if (!exists) {
            // Nobody knows the random one; without any, the engine fails at an attempt to sign in instead of refusing it.
            user.setPassword(demoPassword == null ? UUID.randomUUID() + "-A" : demoPassword);
        }
        identities.saveUser(user);
    }

    private void followMemberships(String user, boolean exists) {
        Set<String> groups = new HashSet<>();
        Set<String> tenants = new HashSet<>();
        for (Post post : directory.postsOf(user)) {
            groups.add(post.groupId());
            groups.add(post.role().code());
            tenants.add(post.organisation());
        }
        Map<String, String> presentGroups = new HashMap<>();
        Set<String> presentTenants = new HashSet<>();
        if (exists) {
            identities.createGroupQuery().groupMember(user).list().forEach(group -> presentGroups.put(group.getId(), group.getType()));
            identities.createTenantQuery().userMember(user).list().forEach(tenant -> presentTenants.add(tenant.getId()));
        }
        // A group of another type was given by an administrator and is not ours to take.
        presentGroups.values().removeIf(type -> !POST.equals(type) && !ROLE.equals(type));
        align(groups, presentGroups.keySet(), id -> identities.createMembership(user, id), id -> identities.deleteMembership(user, id));
        align(tenants, presentTenants, id -> identities.createTenantUserMembership(id, user),
                id -> identities.deleteTenantUserMembership(id, user));
    }

    private static void align(Set<String> wanted, Set<String> present, Consumer<String> create, Consumer<String> delete) {
        wanted.stream().filter(id -> !present.contains(id)).forEach(create);
        present.stream().filter(id -> !wanted.contains(id)).forEach(delete);
    }
}
