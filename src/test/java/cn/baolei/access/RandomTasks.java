package cn.baolei.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;

/**
 * A random tree of organisations, people with no, one or several posts in it, and tasks whose candidates are drawn from all of it: posts
 * of any organisation, those on duty, people by name; claimed, delegated or within another task. Beside each task stands what was
 * drawn, so that who sees it can be told without asking the engine.
 */
class RandomTasks {

    static final String PASSWORD = "Baolei-2020!";

    private static final List<String> ROLES = List.of("secretary", "doctor", "reporter", "duty-officer");

    /** Somebody with the groups and tenants of this moment. */
    record Person(String id, List<String> groups, List<String> tenants) {
    }

    /** A task as it was drawn. */
    record Expected(String id, String assignee, String owner, Set<String> users, Set<String> groups, String parent, int priority, Date created) {

        /** The rule: the assignee's, a candidate's by name, or a candidate post's, claimed or not. */
        boolean isSeenBy(Person person) {
            return person.id().equals(assignee) || users.contains(person.id()) || person.groups().stream().anyMatch(groups::contains);
        }
    }

    private final Random random;
    private final TaskService tasks;
    private final IdentityService identities;
    private final List<String> organisations = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final List<Expected> drawn = new ArrayList<>();

    RandomTasks(long seed, TaskService tasks, IdentityService identities) {
        this(seed, 40, tasks, identities);
    }

    RandomTasks(long seed, int size, TaskService tasks, IdentityService identities) {
        this.random = new Random(seed);
        this.tasks = tasks;
        this.identities = identities;
        for (int number = 0; number < 5; number++) {
            // The name tells where in the tree it is; visibility must not care.
            organisations.add((number == 0 ? "" : any(organisations) + "-") + "s" + seed + "x" + number);
        }
        organisations.forEach(this::found);
        for (int number = 0; number < 8; number++) {
            appoint("s" + seed + "p" + number, number == 0 ? 0 : number == 1 ? 10 : 1 + random.nextInt(3));
        }
        Date begun = new Date(1_580_000_000_000L);
        for (int number = 0; number < size; number++) {
            ClockUtil.setCurrentTime(new Date(begun.getTime() + number * 60_000L));
            draw();
        }
        ClockUtil.reset();
    }

    List<Person> people() {
        return List.copyOf(people.values());
    }

    List<Expected> tasks() {
        return drawn;
    }

    /** Newest first, as Tasklist asks for them. */
    List<Expected> seenBy(Person person) {
        return drawn.stream().filter(task -> task.isSeenBy(person)).sorted(Comparator.comparing(Expected::created).reversed()).toList();
    }

    String anyGroup() {
        return any(groups);
    }

    String anyPerson() {
        return any(List.copyOf(people.keySet()));
    }

    private String anyOrganisation() {
        return any(organisations);
    }

    List<String> groupsOf(String person) {
        return people.get(person).groups();
    }

    /** People change posts; tasks are claimed, given back, and go to others. */
    void move() {
        for (Person person : people()) {
            if (random.nextBoolean()) {
                person.groups().stream().filter(group -> group.contains("@")).limit(1).forEach(group -> identities.deleteMembership(person.id(), group));
                String gained = anyGroup();
                if (identities.createGroupQuery().groupMember(person.id()).groupId(gained).count() == 0) {
                    identities.createMembership(person.id(), gained);
                }
                remember(person.id());
            }
        }
        drawn.replaceAll(task -> random.nextBoolean() ? task : moved(task));
    }

    void remove() {
        drawn.stream().sorted(Comparator.comparing(task -> task.parent() == null)).forEach(task -> tasks.deleteTask(task.id(), true));
        people.keySet().forEach(identities::deleteUser);
        groups.forEach(identities::deleteGroup);
        organisations.forEach(identities::deleteTenant);
    }

    private void found(String organisation) {
        identities.saveTenant(identities.newTenant(organisation));
        for (String role : ROLES) {
            String group = role + "@" + organisation;
            identities.saveGroup(identities.newGroup(group));
            groups.add(group);
        }
    }

    private void appoint(String id, int posts) {
        User user = identities.newUser(id);
        user.setPassword(PASSWORD);
        identities.saveUser(user);
        Set<String> held = new TreeSet<>();
        for (int post = 0; post < posts; post++) {
            held.add(anyGroup());
        }
        Set<String> all = new TreeSet<>(held);
        held.forEach(post -> all.add(post.substring(0, post.indexOf('@'))));
        all.forEach(group -> identities.createMembership(id, group));
        held.stream().map(post -> post.substring(post.indexOf('@') + 1)).distinct().forEach(tenant -> identities.createTenantUserMembership(tenant, id));
        remember(id);
    }

    private void remember(String id) {
        people.put(id, new Person(id, identities.createGroupQuery().groupMember(id).list().stream().map(group -> group.getId()).toList(),
                identities.createTenantQuery().userMember(id).list().stream().map(tenant -> tenant.getId()).toList()));
    }

    private void draw() {
        Task task = tasks.newTask();
        task.setName("事项" + drawn.size());
        task.setPriority(random.nextInt(3));
        task.setOwner(random.nextInt(4) == 0 ? anyPerson() : null);
        if (!drawn.isEmpty() && random.nextInt(5) == 0) {
            task.setParentTaskId(any(drawn).id());
        } else {
            task.setTenantId(anyOrganisation());
        }
        tasks.saveTask(task);
        Set<String> toGroups = some(groups, random.nextInt(4));
        Set<String> toUsers = some(List.copyOf(people.keySet()), random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0);
        toGroups.forEach(group -> tasks.addCandidateGroup(task.getId(), group));
        toUsers.forEach(user -> tasks.addCandidateUser(task.getId(), user));
        String assignee = null;
        String owner = task.getOwner();
        if (random.nextInt(3) == 0) {
            assignee = anyPerson();
            if (random.nextBoolean()) {
                tasks.delegateTask(task.getId(), assignee);
            } else {
                tasks.setAssignee(task.getId(), assignee);
            }
        }
        drawn.add(new Expected(task.getId(), assignee, owner, toUsers, toGroups, task.getParentTaskId(), task.getPriority(),
                ClockUtil.getCurrentTime()));
    }

    private Expected moved(Expected task) {
        String assignee = task.assignee() == null ? anyPerson() : null;
        tasks.setAssignee(task.id(), assignee);
        Set<String> toGroups = new HashSet<>(task.groups());
        task.groups().stream().limit(1).forEach(group -> {
            tasks.deleteCandidateGroup(task.id(), group);
            toGroups.remove(group);
        });
        String gained = anyGroup();
        if (toGroups.add(gained)) {
            tasks.addCandidateGroup(task.id(), gained);
        }
        return new Expected(task.id(), assignee, task.owner(), task.users(), toGroups, task.parent(), task.priority(), task.created());
    }

    private Set<String> some(List<String> all, int count) {
        Set<String> chosen = new HashSet<>();
        for (int number = 0; number < count; number++) {
            chosen.add(any(all));
        }
        return chosen;
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
