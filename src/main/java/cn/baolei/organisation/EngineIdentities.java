package cn.baolei.organisation;

import cn.baolei.engine.IdentityTables;
import cn.baolei.engine.IdentityTables.Member;
import cn.baolei.engine.IdentityTables.Named;
import cn.baolei.engine.IdentityTables.Person;
import cn.baolei.engine.Unrestricted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
 * Keeps the engine's tenants, groups, users and memberships what the roster says, in the transaction that changes it and before
 * anybody else hears of it. Touches only groups of its own types and users it has itself made: administrators set up by hand stay as
 * they are. Works for the roster, not for who is signed in, and in the engine's batches.
 */
@Component
class EngineIdentities {

    private static final String POST = "post";
    private static final String ROLE = "role";
    /** So many changes go to the database together. */
    private static final int BATCH = 1000;

    private final IdentityService identities;
    private final IdentityTables tables;
    private final Unrestricted unrestricted;
    private final RosterStore store;
    private final String demoPassword;

    EngineIdentities(IdentityService identities, IdentityTables tables, Unrestricted unrestricted, RosterStore store,
                     Environment environment) {
        this.identities = identities;
        this.tables = tables;
        this.unrestricted = unrestricted;
        this.store = store;
        this.demoPassword = environment.acceptsProfiles(Profiles.of("demo"))
                ? environment.getRequiredProperty("baolei.demo.password") : null;
    }

    /** First, so that whoever else listens finds users and groups as they are now. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener
    void follow(OrganisationsImported event) {
        Snapshot snapshot = Snapshot.of(store.version(), store);
        followTenants(snapshot.inOrder());
        followGroups(POST, snapshot.posts().keySet().stream().collect(Collectors.toMap(Post::groupId, post ->
                snapshot.organisations().get(post.organisation()).name() + "·" + post.role().label())));
        followGroups(ROLE, Stream.of(Role.values()).collect(Collectors.toMap(Role::code, Role::label)));
        inBatches(event.summary().officials().removed(), identities::deleteUser);
        followUsers(event.summary().officials(), snapshot.officials());
        followMemberships(snapshot);
    }

    /** A closed organisation keeps its tenant, because its cases do. */
    private void followTenants(List<Organisation> organisations) {
        Map<String, Tenant> existing = unrestricted.call(() -> identities.createTenantQuery().list()).stream()
                .collect(Collectors.toMap(Tenant::getId, tenant -> tenant));
        tables.createTenants(organisations.stream().filter(one -> !existing.containsKey(one.code()))
                .map(one -> new Named(one.code(), one.name(), null)).toList());
        inBatches(organisations, organisation -> {
            Tenant tenant = existing.get(organisation.code());
            if (tenant != null && !organisation.name().equals(tenant.getName())) {
                tenant.setName(organisation.name());
                identities.saveTenant(tenant);
            }
        });
    }

    private void followGroups(String type, Map<String, String> namesById) {
        Map<String, Group> existing = unrestricted.call(() -> identities.createGroupQuery().list()).stream()
                .collect(Collectors.toMap(Group::getId, group -> group));
        tables.createGroups(namesById.entrySet().stream().filter(wanted -> !existing.containsKey(wanted.getKey()))
                .map(wanted -> new Named(wanted.getKey(), wanted.getValue(), type)).toList());
        inBatches(namesById.entrySet(), wanted -> {
            Group group = existing.get(wanted.getKey());
            if (group != null && !(wanted.getValue().equals(group.getName()) && type.equals(group.getType()))) {
                group.setName(wanted.getValue());
                group.setType(type);
                identities.saveGroup(group);
            }
        });
        inBatches(existing.values().stream().filter(group -> type.equals(group.getType())).map(Group::getId)
                .filter(id -> !namesById.containsKey(id)).toList(), identities::deleteGroup);
    }

    private void followUsers(ImportSummary.Changes<String> changes, Map<String, Official> officials) {
        Map<String, User> existing = changes.added().isEmpty() && changes.changed().isEmpty() ? Map.of()
                : unrestricted.call(() -> identities.createUserQuery().list()).stream().collect(Collectors.toMap(User::getId, user -> user));
        // Nobody knows the random one; without any, the engine fails at an attempt to sign in instead of refusing it.
        tables.createUsers(changes.added().stream().filter(id -> !existing.containsKey(id)).map(officials::get)
                .map(one -> new Person(one.id(), firstName(one), lastName(one), one.email())).toList(),
                demoPassword == null ? UUID.randomUUID() + "-A" : demoPassword);
        inBatches(Stream.concat(changes.added().stream(), changes.changed().stream()).filter(existing::containsKey).toList(), id -> {
            User user = existing.get(id);
            user.setFirstName(firstName(officials.get(id)));
            user.setLastName(lastName(officials.get(id)));
            user.setEmail(officials.get(id).email());
            identities.saveUser(user);
        });
    }

    /** The web apps show first and last name with a blank between, and only the id where one of them is missing. */
    private static String firstName(Official official) {
        int dot = official.name().lastIndexOf('·');
        return dot < 0 ? official.name() : official.name().substring(0, dot);
    }

    private static String lastName(Official official) {
        int dot = official.name().lastIndexOf('·');
        return dot < 0 ? "" : official.name().substring(dot + 1);
    }

    /** Whoever works at an organisation belongs to the tenants of those merged into it too, because their cases stay there. */
    private void followMemberships(Snapshot snapshot) {
        Map<String, Set<String>> groups = new HashMap<>();
        Map<String, Set<String>> tenants = new HashMap<>();
        Map<String, List<String>> predecessors = snapshot.successors().keySet().stream().collect(Collectors.groupingBy(snapshot::inForce));
        snapshot.postsByUser().forEach((user, posts) -> {
            groups.put(user, posts.stream().flatMap(post -> Stream.of(post.groupId(), post.role().code())).collect(Collectors.toSet()));
            tenants.put(user, posts.stream().map(Post::organisation).flatMap(code ->
                    Stream.concat(Stream.of(code), predecessors.getOrDefault(code, List.of()).stream())).collect(Collectors.toSet()));
        });
        // A group of another type was given by an administrator and is not ours to take.
        Map<String, Set<String>> presentGroups = tables.groups(Set.of(POST, ROLE));
        Map<String, Set<String>> presentTenants = tables.tenants();
        tables.createGroupMembers(lacking(groups, presentGroups));
        tables.createTenantMembers(lacking(tenants, presentTenants));
        presentGroups.keySet().retainAll(groups.keySet());
        presentTenants.keySet().retainAll(tenants.keySet());
        inBatches(lacking(presentGroups, groups), gone -> identities.deleteMembership(gone.user(), gone.of()));
        inBatches(lacking(presentTenants, tenants), gone -> identities.deleteTenantUserMembership(gone.of(), gone.user()));
    }

    /** What the one has and the other lacks. */
    private static List<Member> lacking(Map<String, Set<String>> one, Map<String, Set<String>> other) {
        return one.entrySet().stream().flatMap(entry -> entry.getValue().stream()
                .filter(id -> !other.getOrDefault(entry.getKey(), Set.of()).contains(id)).map(id -> new Member(entry.getKey(), id))).toList();
    }

    private <T> void inBatches(Collection<T> items, Consumer<T> action) {
        List<T> all = new ArrayList<>(items);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<T> some = all.subList(from, Math.min(all.size(), from + BATCH));
            unrestricted.call(() -> {
                some.forEach(action);
                return null;
            });
        }
    }
}
